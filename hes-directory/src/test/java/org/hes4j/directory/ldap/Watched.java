package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.hes4j.recipient.ChangeSource;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.ChangeWatch;
import org.hes4j.recipient.WatchConsumer;

/** A watch that runs in a thread of its own and keeps a {@link Mirror} up to date. */
final class Watched implements AutoCloseable {
  private static final long LONGEST_SECONDS = 60;

  private final Mirror mirror;
  private final ChangeWatch watch;
  private final BlockingQueue<ChangeToken> caughtUp = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> running;

  private Watched(ChangeSource source, Mirror mirror) {
    this.mirror = mirror;
    Mirror.Draft draft = mirror.draft();
    this.watch = source.watch(mirror.token(), new Counting(draft));
    this.running =
        CompletableFuture.runAsync(
            watch::run, command -> Executors.defaultThreadFactory().newThread(command).start());
  }

  /** Watches from where the mirror is. */
  static Watched start(ChangeSource source, Mirror mirror) {
    return new Watched(source, mirror);
  }

  Mirror mirror() {
    return mirror;
  }

  /** Waits until the consumer has caught up and that is so. */
  void await(BooleanSupplier condition) throws InterruptedException {
    do {
      ChangeToken token = caughtUp.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
      assertThat(token).as("a token, with %s known", mirror.addresses()).isNotNull();
    } while (!condition.getAsBoolean());
  }

  /** How it failed. */
  Throwable failure() throws InterruptedException, TimeoutException {
    try {
      running.get(LONGEST_SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("it returned normally");
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  /** Ends it, which must succeed. */
  @Override
  public void close() {
    watch.close();
    assertThat(running).succeedsWithin(Duration.ofSeconds(LONGEST_SECONDS));
  }

  private final class Counting extends Passing implements WatchConsumer {
    private final WatchConsumer next;

    Counting(WatchConsumer next) {
      super(next);
      this.next = next;
    }

    @Override
    void afterPut(int number) {}

    @Override
    public void caughtUp(ChangeToken token) {
      next.caughtUp(token);
      caughtUp.add(token);
    }
  }
}
