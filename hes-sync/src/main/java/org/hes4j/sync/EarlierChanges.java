package org.hes4j.sync;

import java.io.IOException;
import java.util.Optional;
import org.hes4j.sync.journal.Journal;
import org.hes4j.sync.journal.ListInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes of runs that did not end well. A service that lags may have accepted one and still show
 * the list before it, so that one look at a list which is as meant proves nothing.
 */
final class EarlierChanges {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierChanges.class);

  private final @Nullable Journal journal;

  EarlierChanges(@Nullable Journal journal) {
    this.journal = journal;
  }

  /** Whether one may be on its way to the list that this plan found. */
  boolean mayComeTo(DomainPlan plan) {
    if (journal == null) {
      return false;
    }
    try {
      Optional<ListInfo> newest = journal.unfinished(plan.domain()).stream().findFirst();
      ListInfo.Size found = plan.change().presentSize();
      return newest.isPresent() && newest.get().intended().filter(found::equals).isEmpty();
    } catch (IOException e) {
      LOG.info("what earlier runs left of {} is not known: {}", plan.domain(), Reason.of(e));
      LOG.debug("why that is not known", e);
      return true;
    }
  }
}
