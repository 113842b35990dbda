package org.hes4j.client.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
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
}
