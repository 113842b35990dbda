package org.hes4j.sync;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of a run; each is told the result, whatever another makes of it. */
final class Listeners implements SyncListener {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<SyncListener> all;

  Listeners(List<SyncListener> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void phaseStarted(Phase phase) {
    all.forEach(listener -> listener.phaseStarted(phase));
  }

  @Override
  public void progress(Phase phase, long done) {
    all.forEach(listener -> listener.progress(phase, done));
  }

  @Override
  public void finished(SyncReport report) {
    for (SyncListener listener : all) {
      try {
        listener.finished(report);
      } catch (Throwable e) {
        LOG.warn("a listener failed when it was told of a run that ended well: {}", e.toString());
        LOG.debug("where the listener failed", e);
      }
    }
  }

  @Override
  public void failed(FailedRun run) {
    for (SyncListener listener : all) {
      try {
        listener.failed(run);
      } catch (Throwable e) {
        if (e != run.failure()) {
          run.failure().addSuppressed(e);
        }
      }
    }
  }
}
