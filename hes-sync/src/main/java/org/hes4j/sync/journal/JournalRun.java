package org.hes4j.sync.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that holds the lock of its journal, until {@link #close()}. What its methods have written
 * when they return is safe from a power cut. Not thread-safe.
 */
public final class JournalRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalRun.class);
  private static final int KEPT_BACKUPS = 7;

  private final Folder folder;
  private final Disk disk;
  private final RunLock lock;
  private final RunId id;
  private final Instant started;
  private final List<String> notes;
  private final List<Path> prepared = new ArrayList<>();

  JournalRun(Folder folder, Disk disk, RunLock lock, Opening.Begun begun) {
    this.folder = folder;
    this.disk = disk;
    this.lock = lock;
    id = begun.run();
    started = begun.started();
    notes = begun.notes();
  }

  static JournalRun begin(Folder folder, About about, Disk disk, Instant started)
      throws IOException {
    RunId unnumbered = new RunId(0, started.truncatedTo(ChronoUnit.SECONDS));
    disk.createFolder(folder.path());
    RunLock lock = RunLock.acquire(folder.lock(), LockHolder.here(unnumbered, started), disk);
    try {
      Opening.Begun begun = new Opening(folder, disk, lock).begin(about, started);
      return new JournalRun(folder, disk, lock, begun);
    } catch (IOException | RuntimeException | Error e) {
      giveBack(lock, e);
      throw e;
    }
  }

  private static void giveBack(RunLock lock, Throwable failure) {
    try {
      lock.close();
    } catch (IOException | RuntimeException | Error e) {
      failure.addSuppressed(e);
    }
  }

  /** The name of the run. */
  public String runId() {
    return id.toString();
  }

  /** What was found amiss, and put right, when the run began. */
  public List<String> notes() {
    return notes;
  }

  /**
   * Keeps the lists that are about to change, all in one file. What an earlier run found in its
   * source is forgotten, for the lists will not be that any more.
   *
   * @throws IOException when they are not kept; there is no backup of this run then
   */
  public void backUp(List<KeptList> lists) throws IOException {
    backUp(lists, null);
  }

  /**
   * The same in a run that puts lists back.
   *
   * @param restores the run whose lists those are, or null
   * @throws IOException when they are not kept; there is no backup of this run then
   */
  public void backUp(List<KeptList> lists, @Nullable String restores) throws IOException {
    disk.delete(folder.seenSource());
    Path file = folder.backup(id);
    RunId restored = restores == null ? null : RunId.parse(restores).orElse(null);
    ListsHeader header = header(restored, lists);
    if (!isCopied(file, header, lists)) {
      AtomicFile.write(disk, file, out -> ListsWriter.write(out, header, lists));
    }
  }

  /** A list that is in a file as it is need not be written once more. */
  private boolean isCopied(Path file, ListsHeader header, List<KeptList> lists) throws IOException {
    WholeList source = lists.size() == 1 ? lists.get(0).source() : null;
    if (source == null || !source.size().equals(lists.get(0).info().size())) {
      return false;
    }
    return isMadeOf(source, file, out -> ListsWriter.writeCopy(out, header, source));
  }

  private boolean isMadeOf(Object source, Path file, AtomicFile.Content content)
      throws IOException {
    try {
      AtomicFile.write(disk, file, content);
      return true;
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      LOG.info("{} cannot be copied: {}; {} is written anew", source, e.toString(), file);
      LOG.debug("why {} cannot be copied", source, e);
      return false;
    }
  }

  /**
   * Lets go of this run's backup, for nothing was changed.
   *
   * @throws IOException when it cannot be deleted
   */
  public void discardBackup() throws IOException {
    disk.delete(folder.backup(id));
  }

  /** Whether this run's backup is there. */
  public boolean hasBackup() {
    return Files.exists(folder.backup(id));
  }

  /**
   * Writes the recipients that this run is about to give a domain's list, for {@link
   * #recordApplied} to put in force. It is no record yet, and not safe from a power cut; what
   * becomes of nothing is deleted at the end of the run.
   *
   * @param count how many they are
   * @throws IOException when they cannot be written; nothing is left of them then
   */
  public PreparedList prepare(MailDomain domain, long count, KeptList.Recipients recipients)
      throws IOException {
    Path file = folder.prepared(domain);
    disk.delete(file);
    prepared.add(file);
    try (OutputStream out = disk.create(file)) {
      ListsWriter.writeLines(out, domain, count, recipients);
    } catch (IOException | RuntimeException | Error e) {
      deletePrepared(file);
      throw e;
    }
    return new PreparedList(domain, count, file);
  }

  /** Lets go of what was prepared. */
  public void discardPrepared() {
    prepared.forEach(this::deletePrepared);
  }

  private void deletePrepared(Path file) {
    try {
      disk.delete(file);
    } catch (IOException e) {
      LOG.info("{} stays until the next run begins: {}", file, e.toString());
      LOG.debug("why {} stays", file, e);
    }
  }

  /**
   * Records a domain's list as this run left it. Writes nothing where that is known already.
   *
   * @throws IOException when it cannot be recorded; what was known before is then still there
   */
  public void recordApplied(KeptList list) throws IOException {
    Path file = folder.applied(list.info().domain());
    if (!isRecorded(file, list.info()) && !isPutInForce(file, list)) {
      write(file, List.of(list));
    }
  }

  private boolean isPutInForce(Path file, KeptList list) throws IOException {
    PreparedList lines = list.prepared();
    return lines != null
        && lines.isOf(list.info())
        && isMadeOf(
            lines, file, out -> ListsWriter.writePrepared(out, header(null, List.of(list)), lines));
  }

  /**
   * Records what this run found in its source. Writes nothing where that is known already.
   *
   * @throws IOException when it cannot be recorded
   */
  public void recordSource(SeenSource seen) throws IOException {
    Path file = folder.seenSource();
    if (!isRecorded(file, seen)) {
      AtomicFile.write(disk, file, seen::write);
    }
  }

  /** What cannot be read, for whatever reason, is written anew. */
  private static boolean isRecorded(Path file, SeenSource seen) {
    try {
      return Files.exists(file) && SeenSource.read(file).fingerprint().equals(seen.fingerprint());
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isRecorded(Path file, ListInfo info) {
    try {
      return Files.exists(file) && AppliedList.of(file, info.domain()).info().isSame(info);
    } catch (IOException e) {
      return false;
    }
  }

  private void write(Path file, List<KeptList> lists) throws IOException {
    AtomicFile.write(disk, file, out -> ListsWriter.write(out, header(null, lists), lists));
  }

  private ListsHeader header(@Nullable RunId restores, List<KeptList> lists) {
    return new ListsHeader(id, restores, started, lists.stream().map(KeptList::info).toList());
  }

  /**
   * Adds a line to the history.
   *
   * @throws IOException when it cannot be added
   */
  public void record(HistoryEntry entry) throws IOException {
    new HistoryFile(folder.history(), disk).append(entry);
  }

  /**
   * Lets go of old backups. Of those that hold the same lists the newest stays, so that a change
   * that fails again and again does not push out what is older; of the others the newest seven.
   *
   * @throws IOException when one cannot be deleted
   */
  public void deleteOldBackups() throws IOException {
    List<Backup> kept = new ArrayList<>();
    int count = 0;
    for (RunId run : folder.backups()) {
      Optional<Backup> backup = readable(folder.backup(run));
      boolean again = backup.filter(b -> kept.stream().anyMatch(b::holdsTheListsOf)).isPresent();
      if (again || count == KEPT_BACKUPS) {
        disk.delete(folder.backup(run));
      } else {
        backup.ifPresent(kept::add);
        count++;
      }
    }
  }

  private static Optional<Backup> readable(Path file) throws IOException {
    try {
      return Optional.of(Backup.of(file));
    } catch (DamagedFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Lets go of the lock. However this ends, the lock is free afterwards.
   *
   * @throws IOException when the next run will take this one for one that died
   */
  @Override
  public void close() throws IOException {
    try {
      discardPrepared();
    } finally {
      lock.close();
    }
  }
}
