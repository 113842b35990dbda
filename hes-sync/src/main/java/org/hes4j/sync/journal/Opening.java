package org.hes4j.sync.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hes4j.sync.journal.HistoryEntry.Outcome;
import org.hes4j.sync.journal.HistoryEntry.Written;
import org.jspecify.annotations.Nullable;

/** Puts the folder in order before the first use of a lock. */
final class Opening {
  /** A run that has a name, and what was put right before it. */
  record Begun(RunId run, Instant started, List<String> notes) {}

  private static final String NOT_WRITTEN =
      "It had changed nothing at the service, so nothing has to be done";

  /** Of both ways to write: changes that are sent one by one can have been sent in part. */
  private static final String PERHAPS_WRITTEN =
      "The service has the old lists or the new ones, over REST perhaps a part of the changes. This"
          + " run compares them with its source and puts right what is missing; nothing else has to"
          + " be done, unless that run was of another kind or of other domains: then do it again";

  private final Folder folder;
  private final Disk disk;
  private final RunLock lock;
  private final HistoryFile history;
  private final List<String> notes = new ArrayList<>();

  Opening(Folder folder, Disk disk, RunLock lock) {
    this.folder = folder;
    this.disk = disk;
    this.lock = lock;
    history = new HistoryFile(folder.history(), disk);
  }

  Begun begin(About about, Instant started) throws IOException {
    for (Path leftover : folder.leftovers()) {
      disk.delete(leftover);
    }
    long last = lastNumber();
    if (about.check(folder.about(), disk)) {
      notes.add(
          last == 0
              ? "a new journal was begun in " + folder.path()
              : folder.about() + " was missing or damaged and was written anew");
    }
    if (history.isCutOff()) {
      notes.add("the last line of " + folder.history() + " was cut off; it is passed over");
    }
    if (lock.died().isPresent()) {
      recordDeath(lock.died().get());
    }
    RunId id = new RunId(last + 1, started.truncatedTo(ChronoUnit.SECONDS));
    lock.hold(LockHolder.here(id, started), id);
    return new Begun(id, started, List.copyOf(notes));
  }

  private long lastNumber() throws IOException {
    long ofBackups = folder.backups().stream().mapToLong(RunId::number).max().orElse(0);
    long ofLock = lock.last().map(RunId::number).orElse(0L);
    return Math.max(Math.max(ofBackups, ofLock), history.lastNumber().orElse(0));
  }

  private void recordDeath(LockHolder dead) throws IOException {
    Optional<RunId> run = RunId.parse(dead.run());
    if (run.isEmpty() || isTold(dead.run())) {
      return;
    }
    Path file = folder.backup(run.get());
    boolean backup = Files.exists(file);
    String restores = backup ? restoredBy(file) : null;
    history.append(
        HistoryEntry.builder(dead.run(), dead.started())
            .ended(Outcome.DIED, backup ? Written.PERHAPS : Written.NO)
            .backup(backup)
            .restores(restores)
            .build());
    notes.add(
        "run %s (pid %s on %s) ended without letting go of its lock; this run took it over. "
                .formatted(dead.run(), dead.pid(), dead.host())
            + (backup ? perhapsWritten(restores) : NOT_WRITTEN));
  }

  private static @Nullable String restoredBy(Path backup) throws IOException {
    try {
      return Backup.of(backup).restores().orElse(null);
    } catch (DamagedFileException e) {
      return null;
    }
  }

  private static String perhapsWritten(@Nullable String restores) {
    return restores == null
        ? PERHAPS_WRITTEN
        : "It was putting back the lists before run "
            + restores
            + ", perhaps in part; to do that again, restore that run";
  }

  /** It may have died after its last word. */
  private boolean isTold(String run) throws IOException {
    return history.read().entries().stream().anyMatch(entry -> entry.run().equals(run));
  }
}
