package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hes4j.recipient.MailDomain;

/** Knows the names of a journal's files. Changes none. */
record Folder(Path path) {
  private static final String BACKUP = "backup-";
  private static final String LISTS = ".gz";
  private static final int READABLE = 100;

  Path about() {
    return path.resolve("about");
  }

  Path lock() {
    return path.resolve("lock");
  }

  Path history() {
    return path.resolve("history.jsonl");
  }

  Path seenSource() {
    return path.resolve("seen-source.json");
  }

  /** A domain's name can be longer than file systems allow. */
  Path applied(MailDomain domain) {
    String name = domain.name();
    String safe =
        name.length() <= READABLE
            ? name
            : name.substring(0, READABLE) + "-" + FolderName.digest(name);
    return path.resolve("applied-" + safe + LISTS);
  }

  /** What is going to be in the applied file of a domain; a leftover of a run that died. */
  Path prepared(MailDomain domain) {
    Path applied = applied(domain);
    return applied.resolveSibling(applied.getFileName() + ".lines" + AtomicFile.TEMPORARY);
  }

  Path backup(RunId run) {
    return path.resolve(BACKUP + run + LISTS);
  }

  /** The runs that have a backup, newest first. */
  List<RunId> backups() throws IOException {
    return names().stream()
        .filter(name -> name.startsWith(BACKUP) && name.endsWith(LISTS))
        .map(name -> name.substring(BACKUP.length(), name.length() - LISTS.length()))
        .flatMap(name -> RunId.parse(name).stream())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** What a run that died was writing. */
  List<Path> leftovers() throws IOException {
    return names().stream()
        .filter(name -> name.endsWith(AtomicFile.TEMPORARY))
        .map(path::resolve)
        .toList();
  }

  private List<String> names() throws IOException {
    if (Files.notExists(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** The text of a small file, where there is one that can be read. */
  static Optional<String> text(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(new String(Files.readAllBytes(file), UTF_8))
        : Optional.empty();
  }
}
