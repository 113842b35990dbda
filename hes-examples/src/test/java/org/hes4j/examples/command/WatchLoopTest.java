package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hes4j.incremental.IncrementalSource;
import org.hes4j.recipient.ChangeConsumer;
import org.hes4j.recipient.ChangeSource;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.ChangeWatch;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.recipient.WatchConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ends the listening is never waited for in vain. */
@Timeout(60)
class WatchLoopTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final WatchSignals signals = new WatchSignals();

  /** Its listening ends as given. */
  private record Listened(Runnable listening) implements ChangeSource {
    @Override
    public ChangeToken readChanges(ChangeToken since, ChangeConsumer consumer) {
      throw new AssertionError("nobody reads in this test");
    }

    @Override
    public ChangeWatch watch(ChangeToken since, WatchConsumer consumer) {
      return new ChangeWatch() {
        @Override
        public void run() {
          listening.run();
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void read(Consumer<SourceRecord> consumer) {
      throw new AssertionError("nobody reads in this test");
    }
  }

  private WatchLoop loop(Runnable listening, Runnable run) {
    WatchLog log =
        new WatchLog(
            new Shell(folder)
                .surroundings(new PrintStream(said, true, StandardCharsets.UTF_8), said));
    return new WatchLoop(
        IncrementalSource.of(new Listened(listening), folder),
        new WatchRun(log, run),
        new IncrementalOptions(new Given(Typed.of(Options.ALL))),
        signals,
        log);
  }

  @Test
  void anErrorInTheThreadThatListensIsFollowedByAnotherRun() {
    AtomicInteger runs = new AtomicInteger();
    WatchLoop loop =
        loop(
            () -> {
              throw new NoClassDefFoundError("com/example/Missing");
            },
            () -> {
              if (runs.incrementAndGet() == 2) {
                signals.stop();
              }
            });

    assertThat(loop.run()).isEqualTo(ExitStatus.DONE);
    assertThat(runs).hasValue(2);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("not listening: the thread that listens ended by")
        .contains("com/example/Missing")
        .contains("trying again in 1 s");
  }
}
