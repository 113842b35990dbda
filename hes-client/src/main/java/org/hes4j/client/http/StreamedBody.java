package org.hes4j.client.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A request body that travels while it is written, a few parts at a time.
 *
 * <p>It is written by the calling thread; the publisher's bounded buffer makes that thread wait for
 * a slow service, and the deadline ends the wait.
 */
final class StreamedBody implements AutoCloseable {
  private static final int PART_BYTES = 32 << 10;
  private static final int HELD_PARTS = 4;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final BodyWriter writer;
  private final SubmissionPublisher<ByteBuffer> parts;
  private final CompletableFuture<Void> wanted = new CompletableFuture<>();
  private boolean cutOff;

  private StreamedBody(BodyWriter writer, Executor executor) {
    this.writer = writer;
    this.parts = new SubmissionPublisher<>(executor, HELD_PARTS);
  }

  static @Nullable StreamedBody of(@Nullable BodyWriter writer, Executor executor) {
    return writer == null ? null : new StreamedBody(writer, executor);
  }

  BodyPublisher publisher() {
    return BodyPublishers.fromPublisher(
        subscriber -> {
          parts.subscribe(subscriber);
          wanted.complete(null);
        });
  }

  /**
   * Writes the body once the HTTP client asks for it.
   *
   * @param answer an answer (or a failure) that comes before the end of the body makes the rest
   *     unnecessary
   * @throws LimitReachedException when the service does not take the body in time
   */
  void send(CompletableFuture<?> answer, Deadline deadline)
      throws IOException, InterruptedException {
    awaitWanted(answer, deadline);
    if (answer.isDone()) {
      return;
    }
    Parts out = new Parts(answer, deadline);
    try (out) {
      writer.writeTo(out);
    } catch (IOException | RuntimeException e) {
      // A codec may have hidden it in an error of its own.
      IOException refused = out.refused;
      if (refused instanceof AnsweredException) {
        // The answer is what counts: the caller reads it from the future.
        cutOff = true;
        parts.close();
        return;
      }
      parts.closeExceptionally(e);
      if (refused != null) {
        throw refused;
      }
      throw e;
    }
    parts.close();
  }

  /** Whether an answer or a failure came while the body was being sent. */
  boolean cutOff() {
    return cutOff;
  }

  private void awaitWanted(CompletableFuture<?> answer, Deadline deadline)
      throws LimitReachedException, InterruptedException {
    CompletableFuture<Object> either = CompletableFuture.anyOf(wanted, answer.handle((a, e) -> a));
    try {
      either.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw tooSlow(deadline);
    } catch (ExecutionException e) {
      throw new IllegalStateException("neither can fail", e);
    }
  }

  private static LimitReachedException tooSlow(Deadline deadline) {
    return new LimitReachedException(
        LimitReachedException.Limit.TOTAL_TIME,
        "the request was not taken within " + deadline.limit());
  }

  @Override
  public void close() {
    parts.close();
  }

  /** The service answered before it had the whole body. */
  private static final class AnsweredException extends IOException {
    private static final long serialVersionUID = 1L;

    AnsweredException() {
      super("answered before the body was sent");
    }
  }

  /**
   * Gathers written bytes into parts, each of which goes to the publisher as it is and is not
   * touched again. No other thread writes, so there is no lock on each of many small writes.
   */
  private final class Parts extends OutputStream {
    private final CompletableFuture<?> answer;
    private final Deadline deadline;
    private byte[] part = new byte[PART_BYTES];
    private int filled;

    /** Why a part was not handed over. */
    private @Nullable IOException refused;

    Parts(CompletableFuture<?> answer, Deadline deadline) {
      this.answer = answer;
      this.deadline = deadline;
    }

    @Override
    public void write(int oneByte) throws IOException {
      if (filled == PART_BYTES) {
        flush();
      }
      part[filled++] = (byte) oneByte;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int from = offset;
      int end = offset + length;
      while (from < end) {
        if (filled == PART_BYTES) {
          flush();
        }
        int count = Math.min(end - from, PART_BYTES - filled);
        System.arraycopy(bytes, from, part, filled, count);
        filled += count;
        from += count;
      }
    }

    @Override
    public void flush() throws IOException {
      if (filled > 0) {
        handOver(ByteBuffer.wrap(part, 0, filled));
        part = new byte[PART_BYTES];
        filled = 0;
      }
    }

    private void handOver(ByteBuffer next) throws IOException {
      boolean taken = false;
      while (!taken) {
        if (answer.isDone()) {
          throw refuse(new AnsweredException());
        }
        if (deadline.isOver()) {
          throw refuse(tooSlow(deadline));
        }
        taken = offer(next);
      }
    }

    private IOException refuse(IOException why) {
      refused = why;
      return why;
    }

    @Override
    public void close() throws IOException {
      flush();
    }

    /** The publisher does not always wake who waits for space when its subscriber goes away. */
    private boolean offer(ByteBuffer part) {
      long wait = deadline.remainingNanos(LOOK_AGAIN);
      return parts.offer(part, wait, TimeUnit.NANOSECONDS, (to, item) -> false) >= 0;
    }
  }
}
