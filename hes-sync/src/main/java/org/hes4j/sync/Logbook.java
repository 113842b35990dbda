package org.hes4j.sync;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.HistoryEntry.Outcome;
import org.hes4j.sync.journal.HistoryEntry.Written;
import org.hes4j.sync.journal.Journal;
import org.hes4j.sync.journal.JournalInUseException;
import org.hes4j.sync.journal.JournalRun;
import org.hes4j.sync.journal.KeptList;
import org.hes4j.sync.journal.PreparedList;
import org.hes4j.sync.journal.SeenSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the journal of one run; where there is none, it lets the run pass. */
final class Logbook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Logbook.class);

  private final Settings settings;
  private final SyncMode mode;
  private final PhaseTimes times;
  private final @Nullable JournalRun run;
  private final List<String> notes = new ArrayList<>();
  private final Map<MailDomain, PreparedList> prepared = new HashMap<>();
  private @Nullable SyncPlan plan;
  private Written written = Written.NO;
  private boolean remedySaid;

  private Logbook(Settings settings, SyncMode mode, PhaseTimes times, @Nullable JournalRun run) {
    this.settings = settings;
    this.mode = mode;
    this.times = times;
    this.run = run;
    if (run != null) {
      notes.addAll(run.notes());
    }
  }

  /**
   * Takes the lock.
   *
   * @throws AlreadyRunningException when another run has it
   * @throws JournalException when the folder cannot be written
   */
  static Logbook begin(Settings settings, SyncMode mode, PhaseTimes times) {
    Journal journal = settings.journal();
    if (journal == null) {
      return new Logbook(settings, mode, times, null);
    }
    try {
      return new Logbook(settings, mode, times, journal.begin(times.started()));
    } catch (JournalInUseException e) {
      throw new AlreadyRunningException(e);
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw JournalException.notUsable(journal, e);
    }
  }

  private static SyncInterruptedException interrupted(@Nullable ClosedByInterruptException cause) {
    return new SyncInterruptedException(SyncInterruptedException.BEFORE, cause);
  }

  boolean isKept() {
    return run != null;
  }

  void planned(SyncPlan plan) {
    this.plan = plan;
    notes.addAll(plan.notes());
  }

  /**
   * Keeps the lists that will change.
   *
   * @throws JournalException when they could not be kept
   */
  void backUp(SyncPlan plan) {
    Journal journal = settings.journal();
    if (run == null || journal == null) {
      return;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(null);
    }
    try {
      prepare(run, plan);
      keep(run, plan);
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw JournalException.notBackedUp(journal, e);
    }
  }

  /** What must be kept takes the room of what need not be. */
  private void keep(JournalRun journal, SyncPlan plan) throws IOException {
    try {
      journal.backUp(Lists.before(plan), settings.restores());
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      if (prepared.isEmpty()) {
        throw e;
      }
      LOG.info("new lists are written down later, for there is no room: {}", Reason.of(e));
      LOG.debug("why new lists are written down later", e);
      prepared.clear();
      journal.discardPrepared();
      journal.backUp(Lists.before(plan), settings.restores());
    }
  }

  /**
   * Writes new lists down while their digests are worked out, for both look up each recipient. What
   * could not be written so is written later.
   */
  private void prepare(JournalRun journal, SyncPlan plan) throws ClosedByInterruptException {
    for (DomainPlan domain : plan.domains()) {
      ListChange change = domain.change();
      if (change.isSummedWhenKept()) {
        try {
          prepared.put(
              domain.domain(),
              journal.prepare(domain.domain(), change.after(), change.keptResult()));
        } catch (ClosedByInterruptException e) {
          throw e;
        } catch (IOException e) {
          LOG.info("the list of {} is written down later: {}", domain.domain(), Reason.of(e));
          LOG.debug("why the list of {} is written down later", domain.domain(), e);
        }
      }
    }
  }

  private KeptList after(DomainReport report) {
    KeptList list = Lists.after(report);
    PreparedList lines = prepared.get(report.domain());
    return lines == null ? list : list.prepared(lines);
  }

  /** Sends a change, and remembers that the service may have it from then on. */
  Sent sending(DomainPlan domain, Supplier<Sent> sending) {
    Written before = written;
    if (domain.hasChanges()) {
      written = Written.PERHAPS;
    }
    try {
      return sending.get();
    } catch (RevisionConflictException e) {
      if (!Overtaken.isChangeNotKnown(e)) {
        // the service refused before it did anything
        written = before;
      }
      throw e;
    }
  }

  /** The service has everything. What cannot be recorded of it becomes a note, never a failure. */
  void succeeded(List<DomainReport> reports) {
    boolean changed = reports.stream().anyMatch(r -> r.outcome() == org.hes4j.sync.Outcome.CHANGED);
    written = changed ? Written.YES : Written.NO;
    JournalRun journal = run;
    if (journal != null) {
      Uninterrupted.run(
          () -> {
            reports.forEach(
                r ->
                    attempt(
                        "the list of " + r.domain() + " was not recorded",
                        () -> journal.recordApplied(after(r))));
            attempt(
                "the run was not added to the history",
                () -> journal.record(entry(changed ? Outcome.CHANGED : Outcome.IN_STEP, null)));
            attempt("old backups were not deleted", journal::deleteOldBackups);
          });
    }
  }

  /** Keeps what was found in the source, which may spare the next run the reading of it. */
  void remember(Optional<SeenSource> seen) {
    JournalRun journal = run;
    if (journal != null && seen.isPresent()) {
      Uninterrupted.run(
          () ->
              attempt(
                  "what the source holds was not recorded",
                  () -> journal.recordSource(seen.get())));
    }
  }

  private interface Step {
    void take() throws IOException;
  }

  private void attempt(String consequence, Step step) {
    try {
      step.take();
    } catch (IOException e) {
      passOver(consequence + ": " + Reason.of(e) + remedy(), e);
    } catch (RuntimeException e) {
      passOver(consequence + ": " + e, e);
    }
  }

  private void passOver(String what, Exception failure) {
    LOG.warn("journal: {}", what);
    LOG.debug("where that was found", failure);
    notes.add("journal: " + what);
  }

  /** One cause mostly keeps several things from being recorded, and is to be removed once. */
  private String remedy() {
    Journal journal = settings.journal();
    if (journal == null || remedySaid) {
      return "";
    }
    remedySaid = true;
    return ". " + JournalException.remedy(journal);
  }

  /** The run ends with that failure. */
  void failed(Throwable failure) {
    JournalRun journal = run;
    if (journal != null) {
      Uninterrupted.run(() -> record(journal, failure));
    }
  }

  private void record(JournalRun journal, Throwable failure) {
    try {
      if (written == Written.NO && journal.hasBackup()) {
        journal.discardBackup();
      }
      journal.record(entry(isStop(failure) ? Outcome.STOPPED : Outcome.FAILED, failure));
      journal.deleteOldBackups();
    } catch (IOException | RuntimeException | Error e) {
      failure.addSuppressed(e);
    }
  }

  private static boolean isStop(Throwable failure) {
    return failure instanceof SyncException known && known.isStop();
  }

  private HistoryEntry entry(Outcome outcome, @Nullable Throwable failure) {
    HistoryEntry.Builder entry =
        HistoryEntry.builder(runId().orElse(""), times.started())
            .duration(times.total())
            .mode(mode.name().toLowerCase(Locale.ROOT))
            .ended(outcome, written)
            .backup(run != null && run.hasBackup())
            .restores(settings.restores());
    if (failure != null) {
      entry.failure(failure.getClass().getSimpleName(), failure.getMessage());
    }
    SyncPlan known = plan;
    return (known == null
            ? entry
            : entry.rejected(known.rejections().size()).domains(Lists.changes(known)))
        .build();
  }

  /** The name of the run. */
  Optional<String> runId() {
    return Optional.ofNullable(run).map(JournalRun::runId);
  }

  boolean hasBackup() {
    return run != null && run.hasBackup();
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() {
    JournalRun journal = run;
    if (journal != null) {
      Uninterrupted.run(() -> release(journal));
    }
  }

  private static void release(JournalRun journal) {
    try {
      journal.close();
    } catch (IOException e) {
      LOG.warn(
          "the next run will take run {} for one that died: {}", journal.runId(), Reason.of(e));
      LOG.debug("why the lock of run {} does not say that it ended", journal.runId(), e);
    }
  }
}
