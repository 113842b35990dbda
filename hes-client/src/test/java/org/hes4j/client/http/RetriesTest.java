package org.hes4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hes4j.client.AuthenticationException;
import org.hes4j.client.CallDetails;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.ConnectionSettings;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesClientBuilder;
import org.hes4j.client.HesException;
import org.hes4j.client.HesTimeoutException;
import org.hes4j.client.RetriedCall;
import org.hes4j.client.ServiceUnavailableException;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private static final class Settings extends HesClientBuilder<Settings> {
    private ConnectionSettings settings;

    Settings() {
      super(URI.create("https://hes.example.com/"), Credentials.of("a", "k"));
      retryDelay(Duration.ofMillis(1));
    }

    @Override
    protected HesClient build(URI endpoint, Credentials credentials, ConnectionSettings settings) {
      this.settings = settings;
      return null;
    }
  }

  private static Retries retries(int attempts) {
    return retries(attempts, 20);
  }

  private static Retries retries(int attempts, int budget) {
    Settings settings = new Settings();
    settings.maxAttempts(attempts).retryBudget(budget).build();
    return new Retries(settings.settings);
  }

  private static ServiceUnavailableException unavailable(Duration retryAfter) {
    return new ServiceUnavailableException("not now", retryAfter, null, null);
  }

  private static ConnectionException broken(boolean sent) {
    return new ConnectionException("broken", sent, null, null);
  }

  /** Fails with each of these in turn, then answers how often it was tried. */
  private static final class Attempts implements Supplier<Integer> {
    private final Queue<HesException> failures;
    private int made;

    Attempts(HesException... failures) {
      this.failures = new ArrayDeque<>(List.of(failures));
    }

    @Override
    public Integer get() {
      made++;
      if (!failures.isEmpty()) {
        throw failures.remove();
      }
      return made;
    }
  }

  @Test
  void shouldTryAgainWhenTheServiceSaysNotNow() {
    assertThat(retries(3).call(false, new Attempts(unavailable(null), unavailable(Duration.ZERO))))
        .isEqualTo(3);
  }

  @Test
  void shouldStopAtTheLastAttemptAndAttachTheEarlierOnes() {
    ServiceUnavailableException first = unavailable(null);
    ServiceUnavailableException last = unavailable(null);
    Attempts attempts = new Attempts(first, last, unavailable(null));

    assertThatThrownBy(() -> retries(2).call(true, attempts))
        .isSameAs(last)
        .satisfies(failure -> assertThat(failure.getSuppressed()).containsExactly(first));
    assertThat(attempts.made).isEqualTo(2);
  }

  @Test
  void shouldTryAgainWhenTheRequestNeverLeft() {
    assertThat(retries(2).call(false, new Attempts(broken(false)))).isEqualTo(2);
  }

  @Test
  void shouldNotRepeatAWriteOfUnknownOutcomeUnlessTheWireMakesItSafe() {
    Attempts unsafe = new Attempts(broken(true));

    assertThatThrownBy(() -> retries(3).call(false, unsafe))
        .isInstanceOf(ConnectionException.class);
    assertThat(unsafe.made).isEqualTo(1);
    assertThat(retries(3).call(true, new Attempts(broken(true)))).isEqualTo(2);
  }

  @Test
  void shouldNotRepeatWhatARepetitionCannotMend() {
    for (HesException failure :
        List.of(
            new AuthenticationException("key", null, null),
            new HesTimeoutException("slow", null, null))) {
      Attempts attempts = new Attempts(failure);
      assertThatThrownBy(() -> retries(3).call(true, attempts)).isSameAs(failure);
      assertThat(attempts.made).isEqualTo(1);
    }
  }

  @Test
  void shouldNotWaitForALongRetryAfter() {
    Attempts attempts = new Attempts(unavailable(Duration.ofHours(1)));

    assertThatThrownBy(() -> retries(3).call(true, attempts))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThat(attempts.made).isEqualTo(1);
  }

  @Test
  void shouldStopAtAnInterruptWithTheLastFailureAndKeepTheFlag() {
    ServiceUnavailableException failure = unavailable(Duration.ofMinutes(1));
    Supplier<Integer> interrupted =
        () -> {
          Thread.currentThread().interrupt();
          throw failure;
        };

    ServiceUnavailableException thrown =
        catchThrowableOfType(
            ServiceUnavailableException.class, () -> retries(3).call(true, interrupted));
    assertThat(thrown).isSameAs(failure);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void shouldEndThePauseBeforeAnotherAttemptWhenItIsClosed() throws Exception {
    CallDetails call = new CallDetails(URI.create("https://hes.example.com/"), "addUsers", "id-7");
    ServiceUnavailableException failure =
        new ServiceUnavailableException("not now", Duration.ofMinutes(2), call, null);
    Attempts attempts = new Attempts(failure);
    Retries retries = retries(3);
    FutureTask<Integer> work = new FutureTask<>(() -> retries.call(true, attempts));
    Thread caller = new Thread(work, "caller");
    caller.setDaemon(true);
    caller.start();
    while (caller.getState() != Thread.State.TIMED_WAITING && caller.isAlive()) {
      Thread.onSpinWait();
    }

    retries.close();
    retries.close();

    assertThatThrownBy(() -> work.get(20, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessageStartingWith(
            "addUsers at https://hes.example.com/: the client was closed while the call was under way")
        .satisfies(closed -> assertThat(closed.getSuppressed()).containsExactly(failure));
    assertThat(attempts.made).isEqualTo(1);
    assertThat(retries.newest()).isEmpty();
  }

  @Test
  void shouldNotRepeatACallWhoseClientWasClosed() {
    TransportErrors errors =
        new TransportErrors(new CallDetails(URI.create("https://hes.example.com/"), "test", "id"));
    for (HesException failure :
        List.of(
            errors.of(new ClientClosedException(null)),
            errors.tooLate(new ClientClosedException(null)),
            errors.of(new IOException("broke", new ClientClosedException(null))))) {
      Attempts attempts = new Attempts(failure);
      assertThatThrownBy(() -> retries(3).call(true, attempts)).isSameAs(failure);
      assertThat(attempts.made).isEqualTo(1);
    }
  }

  @Test
  void shouldDoubleThePauseUpToHalfAMinuteAndVaryItByAQuarter() {
    Settings settings = new Settings();
    settings.retryDelay(Duration.ofSeconds(1)).build();
    Retries retries = new Retries(settings.settings);

    for (int i = 0; i < 100; i++) {
      assertThat(retries.pause(broken(true), 1)).isBetween(millis(750), millis(1_250));
      assertThat(retries.pause(unavailable(null), 3)).isBetween(millis(3_000), millis(5_000));
      assertThat(retries.pause(broken(true), 60)).isBetween(millis(22_500), millis(37_500));
    }
    assertThat(retries.pause(broken(true), 1)).isNotEqualTo(retries.pause(broken(true), 1));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  void shouldPauseAsLongAsTheServiceAsks() {
    Duration asked = Duration.ofSeconds(7);

    assertThat(retries(3).pause(unavailable(asked), 2)).isEqualTo(asked);
  }

  @Test
  void shouldNotShortenALongPauseOfTheSettings() {
    Settings settings = new Settings();
    settings.retryDelay(Duration.ofMinutes(10)).build();

    assertThat(new Retries(settings.settings).pause(broken(true), 3))
        .isBetween(millis(450_000), millis(750_000));
  }

  @Test
  void shouldTellWhichAttemptsWereFollowedByAnotherOne() {
    CallDetails call = new CallDetails(URI.create("https://hes.example.com/"), "addUsers", "id-7");
    Retries retries = retries(2);

    retries.call(true, new Attempts(new ServiceUnavailableException("not now", null, call, null)));
    assertThatThrownBy(() -> retries.call(true, new Attempts(broken(true), broken(true))))
        .isInstanceOf(ConnectionException.class);

    assertThat(retries.newest())
        .extracting(RetriedCall::operation, RetriedCall::correlationId, RetriedCall::reason)
        .containsExactly(tuple("addUsers", "id-7", "not now"), tuple("a call", "", "broken"));
    assertThat(retries.newest()).extracting(RetriedCall::attempt).containsOnly(1);
  }

  @Test
  void shouldKeepTheNewestHundredOfThem() {
    Retries retries = retries(2, 500);
    for (int i = 0; i < 150; i++) {
      retries.call(
          true, new Attempts(new ServiceUnavailableException("failure " + i, null, null, null)));
    }

    assertThat(retries.newest()).hasSize(100);
    assertThat(retries.newest().get(99).reason()).isEqualTo("failure 149");
  }

  @Test
  void shouldSpendTheBudgetOfAllCallsTogether() {
    Retries retries = retries(5, 3);

    Attempts first = new Attempts(unavailable(null), unavailable(null));
    assertThat(retries.call(true, first)).isEqualTo(3);
    Attempts second = new Attempts(unavailable(null), unavailable(null), unavailable(null));
    assertThatThrownBy(() -> retries.call(true, second))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThat(second.made).isEqualTo(2);
  }

  @Test
  void shouldGiveARetryBackForTenCallsThatEndWell() {
    Retries retries = retries(3, 1);
    retries.call(true, new Attempts(unavailable(null)));
    for (int i = 0; i < 8; i++) {
      retries.call(true, new Attempts());
    }
    // the first call ended well too, with its second attempt
    Attempts tooEarly = new Attempts(unavailable(null));
    assertThatThrownBy(() -> retries.call(true, tooEarly))
        .isInstanceOf(ServiceUnavailableException.class);
    retries.call(true, new Attempts());

    assertThat(retries.call(true, new Attempts(unavailable(null)))).isEqualTo(2);
  }

  @Test
  void shouldNeverRetryWithoutABudget() {
    Attempts attempts = new Attempts(unavailable(null));

    assertThatThrownBy(() -> retries(3, 0).call(true, attempts))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThat(attempts.made).isEqualTo(1);
    assertThatThrownBy(() -> new Settings().retryBudget(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
