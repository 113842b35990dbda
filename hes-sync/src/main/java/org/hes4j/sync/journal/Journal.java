package org.hes4j.sync.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hes4j.recipient.MailDomain;

/**
 * What runs leave behind for later ones, for one endpoint and account: who is running, the list of
 * each domain as the last run left it, the lists before each change, and a history.
 *
 * <p>Given to {@link org.hes4j.sync.RecipientSync.Builder#journal}; the package describes its
 * files. It may be deleted at any time when no run is under way; what is lost with it are the
 * backups and the history. Immutable and thread-safe; a journal that is read while a run writes it
 * shows each file before or after that writing.
 */
public final class Journal {
  private final Folder folder;
  private final About about;
  private final Disk disk;

  private Journal(Folder folder, About about, Disk disk) {
    this.folder = folder;
    this.about = about;
    this.disk = disk;
  }

  /**
   * The journal of an endpoint and account, which must be those of the client of its runs. Touches
   * no file yet.
   *
   * @param directory where journals are kept; each has a folder of its own in it, which is made
   *     when the first run begins
   * @param endpoint the address of the service; user name, password and query in it are left aside
   * @param account the name of the account, as it is used to log on
   * @throws IllegalArgumentException when the endpoint has no host
   */
  public static Journal open(Path directory, URI endpoint, String account) {
    return open(directory, endpoint, account, new Disk());
  }

  static Journal open(Path directory, URI endpoint, String account, Disk disk) {
    Path path = requireNonNull(directory, "directory").resolve(FolderName.of(endpoint, account));
    return new Journal(new Folder(path), new About(endpoint, account), disk);
  }

  /** The folder with its files. */
  public Path folder() {
    return folder.path();
  }

  /**
   * The runs so far; of many thousands the newest. A run that found another one under way is not
   * among them.
   *
   * @throws IOException when the folder cannot be read
   */
  public History history() throws IOException {
    return new HistoryFile(folder.history(), disk).read();
  }

  /**
   * The names of the runs whose lists before are kept, newest first.
   *
   * @throws IOException when the folder cannot be read
   */
  public List<String> backups() throws IOException {
    return folder.backups().stream().map(RunId::toString).toList();
  }

  /**
   * The lists before a run.
   *
   * @param run its name, or its number alone
   * @return nothing when no backup of that run is kept
   * @throws IOException when the backup is damaged, or cannot be read
   */
  public Optional<Backup> backup(String run) throws IOException {
    for (RunId kept : folder.backups()) {
      if (kept.isCalled(run)) {
        return Optional.of(Backup.of(folder.backup(kept)));
      }
    }
    return Optional.empty();
  }

  /**
   * The lists before the newest run that changed some, or may have. Where that run was a restore
   * that did not end well, those that it was putting back, so that it can be repeated.
   *
   * @return nothing when there is none
   * @throws IOException when that backup is damaged, gone, or cannot be read; an older one is not
   *     taken in its place
   */
  public Optional<Backup> backupToRestore() throws IOException {
    Map<String, HistoryEntry.Written> told = new HashMap<>();
    history().entries().forEach(entry -> told.put(entry.run(), entry.written()));
    for (RunId run : folder.backups()) {
      HistoryEntry.Written written = told.get(run.toString());
      if (written != HistoryEntry.Written.NO) {
        Backup newest = Backup.of(folder.backup(run));
        String restored = newest.restores().orElse(null);
        return restored == null || written == HistoryEntry.Written.YES
            ? Optional.of(newest)
            : Optional.of(again(newest, restored));
      }
    }
    return Optional.empty();
  }

  /** What a restore that did not end well was putting back. */
  private Backup again(Backup own, String restored) throws IOException {
    return backup(restored)
        .orElseThrow(
            () ->
                new IOException(
                    "run %s, which did not end well, was putting back the lists before run %s, whose"
                            .formatted(own.runId(), restored)
                        + " backup is gone; choose a run"));
  }

  /**
   * A domain's list as the last verified run left it.
   *
   * @return nothing when none is known
   * @throws IOException when what it says of itself is damaged, or cannot be read; the next run
   *     that ends well writes it anew. Damage of the list itself is found when it is read
   */
  public Optional<AppliedList> lastApplied(MailDomain domain) throws IOException {
    Path file = folder.applied(domain);
    return Files.exists(file) ? Optional.of(AppliedList.of(file, domain)) : Optional.empty();
  }

  /**
   * What the newest run with a source that has a name for its content found in it, unless a later
   * one has changed a list.
   *
   * @throws IOException when it is damaged, or cannot be read
   */
  public Optional<SeenSource> seenSource() throws IOException {
    Path file = folder.seenSource();
    return Files.exists(file) ? Optional.of(SeenSource.read(file)) : Optional.empty();
  }

  /**
   * What runs since the last verified one were going to change in a domain and did not record as
   * done, as far as backups tell. Newest first.
   *
   * @throws IOException when the folder cannot be read, or the list that the last verified run left
   *     is damaged; a backup that is damaged is passed over
   */
  public List<ListInfo> unfinished(MailDomain domain) throws IOException {
    long last =
        lastApplied(domain)
            .flatMap(list -> RunId.parse(list.runId()))
            .map(RunId::number)
            .orElse(0L);
    List<ListInfo> found = new ArrayList<>();
    for (RunId later : folder.backups()) {
      if (later.number() > last) {
        header(later).flatMap(header -> header.list(domain)).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<ListsHeader> header(RunId run) throws IOException {
    try {
      return Optional.of(ListsReader.header(folder.backup(run)));
    } catch (DamagedFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Takes the lock for a run, and tidies up after one that died.
   *
   * @param started when the run began
   * @throws JournalInUseException when another run is under way
   * @throws IOException when the folder cannot be written
   */
  public JournalRun begin(Instant started) throws IOException {
    return JournalRun.begin(folder, about, disk, started);
  }

  /** The folder. */
  @Override
  public String toString() {
    return "journal in " + folder.path();
  }
}
