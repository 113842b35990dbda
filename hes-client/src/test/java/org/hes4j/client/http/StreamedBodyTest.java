package org.hes4j.client.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class StreamedBodyTest {

  /** Takes nothing, and never says that it has gone. */
  private static final class Idle implements Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Subscription subscription) {}

    @Override
    public void onNext(ByteBuffer item) {}

    @Override
    public void onError(Throwable throwable) {}

    @Override
    public void onComplete() {}
  }

  @Test
  void shouldStopWaitingForSpaceWhenTheCallIsOver() throws Exception {
    BodyWriter endless =
        out -> {
          while (true) {
            out.write(new byte[20_000]);
          }
        };
    CompletableFuture<String> answer = new CompletableFuture<>();
    StreamedBody body = StreamedBody.of(endless, Runnable::run);
    body.publisher().subscribe(new Idle());
    FutureTask<Boolean> writing =
        new FutureTask<>(
            () -> {
              body.send(answer, Deadline.after(Duration.ofHours(1)));
              return body.cutOff();
            });
    Thread writer = new Thread(writing, "writer");
    writer.setDaemon(true);
    writer.start();
    while (writer.getState() != Thread.State.TIMED_WAITING && writer.isAlive()) {
      Thread.onSpinWait();
    }

    answer.cancel(true);

    assertThat(writing.get(20, SECONDS)).isTrue();
  }

  /** As the codec of the JAX-WS RI does. */
  private static BodyWriter hiding(Runnable meanwhile) {
    return out -> {
      meanwhile.run();
      try {
        out.write(1);
        out.flush();
      } catch (IOException e) {
        throw new IllegalStateException("the message cannot be written", e);
      }
    };
  }

  private static StreamedBody body(BodyWriter writer) {
    StreamedBody body = Objects.requireNonNull(StreamedBody.of(writer, Runnable::run));
    body.publisher().subscribe(new Idle());
    return body;
  }

  @Test
  void shouldNotTakeTheEndOfACallForAnErrorOfTheWriterThatHidesIt() throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    StreamedBody body = body(hiding(() -> answer.complete("early")));

    body.send(answer, Deadline.after(Duration.ofHours(1)));

    assertThat(body.cutOff()).isTrue();
  }

  @Test
  void shouldSayThatTheTimeIsOverWhateverTheWriterMakesOfIt() {
    Deadline deadline = Deadline.after(Duration.ofMillis(300));
    BodyWriter late =
        hiding(
            () -> {
              while (!deadline.isOver()) {
                Thread.onSpinWait();
              }
            });

    assertThatThrownBy(() -> body(late).send(new CompletableFuture<>(), deadline))
        .isInstanceOf(LimitReachedException.class);
  }

  @Test
  void shouldLeaveAnErrorOfTheWriterAsItIs() {
    IllegalStateException own = new IllegalStateException("its own");
    BodyWriter failing =
        out -> {
          throw own;
        };

    assertThatThrownBy(
            () ->
                body(failing).send(new CompletableFuture<>(), Deadline.after(Duration.ofHours(1))))
        .isSameAs(own);
  }
}
