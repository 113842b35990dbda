package org.hes4j.sync;

import java.util.HashMap;
import java.util.Map;
import org.hes4j.client.Capability;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/**
 * Has the recipients of domains whose list is empty uploaded while the source is still being read.
 *
 * <p>Nothing of it is a write: a stage is seen by nobody until it is committed, which happens after
 * plan and guard of all domains, and it is aborted when the run stops before. The queue to the
 * uploader needs no bound, for its elements only point into the set that the run keeps anyway; so
 * the directory does not wait for the upload either.
 */
final class EagerStages implements AutoCloseable {
  private final HesClient client;
  private final Crew crew;
  private final Map<MailDomain, Pending> pending = new HashMap<>();
  private @Nullable Uploader uploader;

  /** Most recipients are of the domain of the one before. */
  private @Nullable AddressSet lastSet;

  private @Nullable Pending lastPending;

  EagerStages(HesClient client, Crew crew) {
    this.client = client;
    this.crew = crew;
  }

  /** Recipients of a domain that are not under way yet: entries that follow each other in a set. */
  private static final class Pending {
    private final long revision;
    private int first;
    private int count;
    private boolean begun;

    private Pending(long revision) {
      this.revision = revision;
    }
  }

  /** Watches the domains whose list is empty, where the binding can stage. */
  void open(Scope scope) {
    if (client.capabilities().supports(Capability.STAGED_CHANGE)) {
      for (DomainStatus status : scope.selected()) {
        status
            .state()
            .filter(state -> state.count() == 0)
            .ifPresent(state -> pending.put(status.domain(), new Pending(state.revision())));
      }
    }
  }

  /**
   * Told of each new recipient. A batch leaves when one more recipient follows it, so that what
   * fits in one message never needs a stage.
   */
  void added(AddressSet set, int entry) {
    if (set != lastSet) {
      lastSet = set;
      lastPending = pending.get(set.domain());
    }
    Pending waiting = lastPending;
    if (waiting == null) {
      return;
    }
    if (waiting.count == client.capabilities().largestBatch()) {
      upload(waiting, set);
    }
    if (waiting.count == 0) {
      waiting.first = entry;
    }
    waiting.count++;
  }

  /** The source has come to its end: what is left for the stages that were begun leaves too. */
  void sourceEnded(Intake intake) {
    pending.forEach(
        (domain, waiting) -> {
          if (waiting.begun) {
            upload(waiting, intake.recipients(domain));
          }
        });
    if (uploader != null) {
      uploader.end();
    }
  }

  private void upload(Pending waiting, AddressSet set) {
    if (uploader == null) {
      uploader = new Uploader(client, crew);
    }
    waiting.begun = true;
    uploader.put(new Uploader.Batch(set.slice(waiting.first, waiting.count), waiting.revision));
    waiting.count = 0;
  }

  /** Waits for the uploads. Their stages are the caller's to commit, until {@link #close()}. */
  Map<MailDomain, Uploader.Upload> uploads() {
    return uploader == null ? Map.of() : uploader.uploads();
  }

  @Override
  public void close() {
    if (uploader != null) {
      uploader.close();
    }
  }
}
