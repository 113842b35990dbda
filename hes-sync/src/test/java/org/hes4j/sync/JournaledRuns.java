package org.hes4j.sync;

import java.io.IOException;
import java.nio.file.Path;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.journal.Journal;
import org.junit.jupiter.api.io.TempDir;

/** Runs with a journal in a folder of their own. */
abstract class JournaledRuns {
  static final MailDomain COM = MailDomain.of("example.com");
  static final MailDomain ORG = MailDomain.of("example.org");

  @TempDir Path directory;

  Journal journal() {
    return HookedDisk.journal(directory, point -> {});
  }

  /** Fails as the file system does, at the steps whose name starts so. */
  Journal failingAt(String start) {
    return HookedDisk.journal(
        directory,
        point -> {
          if (point.startsWith(start)) {
            throw new IOException("No space left on device");
          }
        });
  }

  RecipientSync.Builder sync(FakeHes hes, String... values) {
    return RecipientSync.builder(Sources.of(values), hes).journal(journal());
  }

  HistoryEntry lastEntry() throws IOException {
    return journal().history().entries().get(0);
  }

  static FakeHes twoDomains() {
    return new FakeHes("example.com", "example.org")
        .holding("ann@example.com", "old@example.com", "cid@example.org");
  }
}
