package org.hes4j.examples.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.sync.journal.Backup;
import org.hes4j.sync.journal.History;
import org.hes4j.sync.journal.Journal;
import org.jspecify.annotations.Nullable;

/** Opens the journal that the options name. */
final class Journals {
  private final Options options;
  private final Surroundings surroundings;

  Journals(Options options, Surroundings surroundings) {
    this.options = options;
    this.surroundings = surroundings;
  }

  Journal open() {
    Optional<URI> address = options.service.address();
    if (address.isEmpty() || options.service.username == null) {
      throw new UsageException(
          "the journal belongs to an endpoint and an account: give --endpoint (or --region) and"
              + " --username, or set HES_ENDPOINT and HES_USERNAME");
    }
    return Journal.open(directory(), address.get(), options.service.username);
  }

  /** The XDG Base Directory Specification's place for what a program remembers. */
  private Path directory() {
    if (options.journal.directory != null) {
      return options.journal.directory;
    }
    try {
      return surroundings
          .variable("XDG_STATE_HOME")
          .map(Path::of)
          .filter(Path::isAbsolute)
          .orElseGet(this::stateOfTheUser)
          .resolve("hes4j");
    } catch (InvalidPathException e) {
      throw new UsageException("XDG_STATE_HOME names no folder");
    }
  }

  private Path stateOfTheUser() {
    if (!surroundings.home().isAbsolute()) {
      throw new UsageException(
          "this user has no home folder to keep the journal in; name one with --journal, or set"
              + " HES_JOURNAL");
    }
    return surroundings.home().resolve(".local").resolve("state");
  }

  History history() {
    Journal journal = open();
    try {
      return journal.history();
    } catch (IOException e) {
      throw unreadable(journal, e);
    }
  }

  /** The names of the runs whose backup is there now. */
  Set<String> backups() {
    Journal journal = open();
    try {
      return Set.copyOf(journal.backups());
    } catch (IOException e) {
      throw unreadable(journal, e);
    }
  }

  /** The lists before the run that was named, or before the newest change. */
  Backup backup() {
    Journal journal = open();
    try {
      String run = options.journal.run;
      return (run == null ? journal.backupToRestore() : journal.backup(run))
          .orElseThrow(() -> new UsageException(missing(journal, run)));
    } catch (IOException e) {
      throw unreadable(journal, e);
    }
  }

  private static String missing(Journal journal, @Nullable String run) {
    return run == null
        ? "there is no backup in " + journal.folder() + ": no run has changed a list yet"
        : "there is no backup of run "
            + run
            + " in "
            + journal.folder()
            + ": it goes when seven newer ones are there or a newer one holds the same lists, and a"
            + " run that changes nothing has none. -a history says \"backup\" where there is one;"
            + " restore one of these";
  }

  private static RecipientSourceException unreadable(Journal journal, IOException e) {
    return new RecipientSourceException(
        "the journal in " + journal.folder() + " cannot be read: " + e.getMessage(), e);
  }
}
