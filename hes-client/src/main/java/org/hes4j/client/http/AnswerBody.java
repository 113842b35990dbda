package org.hes4j.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream that keeps the limits: the time to the next bytes, the time for
 * the whole, the number of bytes.
 *
 * <p>The JDK's own limits end with the headers, so a body that trickles or never ends would outlive
 * them. One reader thread; the HTTP client's threads fill it, and any thread may end it.
 */
final class AnswerBody extends InputStream implements BodySubscriber<InputStream> {
  private static final int HELD_PARTS = 4;
  private static final long MOST_DRAINED = 64 << 10;
  private static final Duration DRAIN_TIME = Duration.ofSeconds(1);

  private static final Subscription NO_SUBSCRIPTION =
      new Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
      };

  /** What the HTTP client's threads tell the reader. */
  private sealed interface Event {}

  private record Part(List<ByteBuffer> buffers) implements Event {}

  private record End(@Nullable Throwable failure) implements Event {}

  private final Deadline deadline;
  private final Duration readTimeout;
  private final long maxBytes;
  private final Consumer<AnswerBody> whenOver;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Queue<ByteBuffer> buffers = new ArrayDeque<>();
  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
  private long received;
  private boolean ended;
  private @Nullable IOException failure;

  /**
   * A body that has not begun.
   *
   * @param whenOver is told, at least once, when nothing more will be read of it
   */
  AnswerBody(
      Deadline deadline, Duration readTimeout, long maxBytes, Consumer<AnswerBody> whenOver) {
    this.deadline = deadline;
    this.readTimeout = readTimeout;
    this.maxBytes = maxBytes;
    this.whenOver = whenOver;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    if (!this.subscription.complete(subscription)) {
      subscription.cancel();
      return;
    }
    subscription.request(HELD_PARTS);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    events.add(new Part(part));
  }

  @Override
  public void onError(Throwable throwable) {
    events.add(new End(throwable));
  }

  @Override
  public void onComplete() {
    events.add(new End(null));
  }

  /** Ends it from another thread: the reader fails once it has read what has come so far. */
  void end(IOException why) {
    events.add(new End(why));
    cancel();
  }

  /** What ended the stream before its end, if anything did. */
  synchronized @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (buffers.isEmpty()) {
      if (failure != null) {
        throw failure;
      }
      if (ended) {
        return -1;
      }
      receive();
    }
    ByteBuffer buffer = buffers.element();
    int count = Math.min(length, buffer.remaining());
    buffer.get(target, offset, count);
    if (!buffer.hasRemaining()) {
      buffers.remove();
    }
    return count;
  }

  private void receive() throws IOException {
    Event event = nextEvent();
    if (event instanceof Part part) {
      part.buffers().stream().filter(ByteBuffer::hasRemaining).forEach(this::take);
      if (received > maxBytes) {
        throw fail(
            new LimitReachedException(
                LimitReachedException.Limit.ANSWER_BYTES, "more than " + maxBytes + " bytes"));
      }
      subscription.join().request(1);
    } else if (event instanceof End end) {
      ended = true;
      whenOver.accept(this);
      if (end.failure() != null) {
        throw fail(new IOException("the connection broke in the answer", end.failure()));
      }
    }
  }

  private void take(ByteBuffer buffer) {
    received += buffer.remaining();
    buffers.add(buffer);
  }

  private Event nextEvent() throws IOException {
    try {
      Event event = events.poll(deadline.remainingNanos(readTimeout), TimeUnit.NANOSECONDS);
      if (event != null && !(event instanceof Part && deadline.isOver())) {
        return event;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fail(new InterruptedIOException("interrupted while reading the answer"));
    }
    throw fail(
        deadline.isOver()
            ? new LimitReachedException(
                LimitReachedException.Limit.TOTAL_TIME, "not whole after " + deadline.limit())
            : new LimitReachedException(
                LimitReachedException.Limit.READ_TIME, "no byte for " + readTimeout));
  }

  private IOException fail(IOException problem) {
    failure = problem;
    buffers.clear();
    cancel();
    whenOver.accept(this);
    return problem;
  }

  private void cancel() {
    // Where none has come yet, one that does nothing takes its place, and the late one is
    // cancelled.
    subscription.complete(NO_SUBSCRIPTION);
    subscription.join().cancel();
  }

  /**
   * Reads over a short rest, so that the connection can be used again: parsers stop at the end of
   * their document. Gives up a longer or slower one, and the connection with it.
   */
  @Override
  public synchronized void close() {
    buffers.clear();
    if (!ended && failure == null && !drained()) {
      cancel();
    }
    ended = true;
    whenOver.accept(this);
  }

  private boolean drained() {
    long limit = received + MOST_DRAINED;
    Deadline patience = Deadline.after(DRAIN_TIME);
    try {
      while (received <= limit) {
        Event event = events.poll(patience.remainingNanos(), TimeUnit.NANOSECONDS);
        if (event instanceof End) {
          return true;
        }
        if (event == null) {
          return false;
        }
        ((Part) event).buffers().forEach(buffer -> received += buffer.remaining());
        subscription.join().request(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
