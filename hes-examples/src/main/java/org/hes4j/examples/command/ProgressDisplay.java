package org.hes4j.examples.command;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.hes4j.sync.Phase;
import org.hes4j.sync.SyncListener;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, where a person watches it. */
final class ProgressDisplay implements SyncListener, AutoCloseable {
  private static final int WIDTH = 80;
  private static final Set<Phase> TAKES_TIME = EnumSet.of(Phase.READ, Phase.APPLY, Phase.VERIFY);

  private final Surroundings surroundings;
  private @Nullable ProgressBar bar;

  private ProgressDisplay(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static ProgressDisplay of(Surroundings surroundings) {
    return new ProgressDisplay(surroundings);
  }

  @Override
  public void phaseStarted(Phase phase) {
    close();
    if (surroundings.terminal() && TAKES_TIME.contains(phase)) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(phase.name().toLowerCase(Locale.ROOT))
              .setInitialMax(-1)
              .hideEta()
              .clearDisplayOnFinish()
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(surroundings.err(), WIDTH))
              .build();
    }
  }

  @Override
  public void progress(Phase phase, long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
