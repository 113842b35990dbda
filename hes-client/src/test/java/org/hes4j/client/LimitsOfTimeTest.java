package org.hes4j.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import org.hes4j.client.soap.SoapHesClient;
import org.junit.jupiter.api.Test;

/** What no clock can measure is refused when it is given, and not in the middle of a run. */
class LimitsOfTimeTest {
  private static final List<BiFunction<SoapHesClient.Builder, Duration, ?>> LIMITS =
      List.of(
          SoapHesClient.Builder::connectTimeout,
          SoapHesClient.Builder::readTimeout,
          SoapHesClient.Builder::totalTimeout,
          SoapHesClient.Builder::retryDelay);

  private static SoapHesClient.Builder builder() {
    return SoapHesClient.builder(
        URI.create("https://hes.example.com/soap"), Credentials.of("admin", "key"));
  }

  @Test
  void areFromOneNanosecondToAYear() {
    for (var limit : LIMITS) {
      for (Duration given :
          List.of(
              Duration.ZERO,
              Duration.ofNanos(-1),
              Duration.ofDays(365).plusNanos(1),
              ChronoUnit.FOREVER.getDuration())) {
        assertThatThrownBy(() -> limit.apply(builder(), given))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(given.toString())
            .hasMessageEndingWith("it must be positive and at most 365 days");
      }
      assertThatCode(() -> limit.apply(builder(), Duration.ofDays(365))).doesNotThrowAnyException();
    }
  }
}
