package org.hes4j.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListState;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.StageBase;
import org.hes4j.client.StageException;
import org.hes4j.client.StagedChange;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes a list through a stage. One that the service has lost or let expire is begun again, a
 * bounded number of times; one that holds something else than was sent is not, for that is no
 * matter of time.
 */
final class Staging {
  /** With a service that drops every stage a run ends soon, and says so. */
  static final int MOST_STAGES = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

  private final HesClient client;
  private final Map<MailDomain, Uploader.Upload> uploads;

  /**
   * Stages at a service.
   *
   * @param uploads what is staged already
   */
  Staging(HesClient client, Map<MailDomain, Uploader.Upload> uploads) {
    this.client = client;
    this.uploads = uploads;
  }

  /**
   * Makes the change.
   *
   * @throws StageException when the last stage was lost too
   */
  Sent change(ListChange change, ListState base, Supplier<Tally> tallies) {
    Uploader.Upload upload = uploads.get(change.domain());
    Tries tries = new Tries();
    int stages = 1;
    while (true) {
      Tally tally = tallies.get();
      try {
        return upload == null
            ? staged(change, base, tally, tries)
            : commit(change, upload, tally, tries);
      } catch (RevisionConflictException e) {
        throw tries.of(e);
      } catch (StageException e) {
        if (e.kind() == StageException.Kind.MISMATCH || stages == MOST_STAGES) {
          throw e;
        }
        LOG.info(
            "stage {} of {} was lost and is begun again: {}",
            stages,
            change.domain(),
            e.getMessage());
        LOG.debug("how stage {} of {} was lost", stages, change.domain(), e);
        tries.lost(e);
        upload = null;
        stages++;
      }
    }
  }

  private Sent staged(ListChange change, ListState base, Tally tally, Tries tries) {
    boolean wholeList = change.after() < change.changes();
    StageBase from = wholeList ? StageBase.NOTHING : StageBase.PRESENT;
    try (StagedChange stage = client.beginChange(change.domain(), from, base.revision())) {
      each(
          wholeList ? change.result() : change.additions(),
          batch -> stage.append(tally.additions(batch), List.of()),
          tally);
      each(
          wholeList ? List.<EmailAddress>of() : change.removals(),
          batch -> stage.append(List.of(), tally.removals(batch)),
          tally);
      tries.committing = true;
      ChangeResult result = stage.commit(change.after(), change.resultDigest());
      return tally.sent(Strategy.STAGED_CHANGE, result);
    }
  }

  private static Sent commit(ListChange change, Uploader.Upload upload, Tally tally, Tries tries) {
    tries.committing = true;
    ChangeResult result = upload.stage().commit(change.after(), change.resultDigest());
    tally.earlier(upload);
    return tally.sent(Strategy.STAGED_CHANGE, result);
  }

  private <T> void each(Collection<T> all, Consumer<List<T>> send, Tally tally) {
    Batches.each(all, client.capabilities().largestBatch(), send, tally);
  }

  /** What may have made the change, though a stage was lost. Not thread-safe. */
  private static final class Tries {
    private final List<StageException> commits = new ArrayList<>();
    private boolean committing;

    void lost(StageException e) {
      if (committing) {
        commits.add(e);
      }
      committing = false;
    }

    /**
     * The conflict with all that came before it as suppressed; beginning a stage changes no list.
     */
    RevisionConflictException of(RevisionConflictException conflict) {
      RevisionConflictException known = committing ? conflict : withoutAttempts(conflict);
      commits.forEach(known::addSuppressed);
      return known;
    }

    private static RevisionConflictException withoutAttempts(RevisionConflictException conflict) {
      return new RevisionConflictException(
          String.valueOf(conflict.getMessage()),
          conflict.domain(),
          conflict.expected(),
          conflict.found(),
          conflict.call().orElse(null),
          conflict);
    }
  }
}
