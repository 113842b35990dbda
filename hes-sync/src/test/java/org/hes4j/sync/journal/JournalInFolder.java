package org.hes4j.sync.journal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.hes4j.recipient.MailDomain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A journal in a folder of its own. */
abstract class JournalInFolder {
  static final MailDomain COM = MailDomain.of("example.com");
  static final URI HES = URI.create("https://hes.example.com/");
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00.250Z");

  @TempDir Path directory;
  Journal journal;

  @BeforeEach
  void open() {
    journal = Journal.open(directory, URI.create("https://hes.example.com/"), "admin");
  }

  /** The file of the journal whose name starts so. */
  Path file(String start) throws IOException {
    try (Stream<Path> files = Files.list(journal.folder())) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }
}
