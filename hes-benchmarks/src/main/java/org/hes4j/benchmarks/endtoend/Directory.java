package org.hes4j.benchmarks.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hes4j.testkit.SlapdServer;

/** A real slapd that holds the people, loaded before it starts. */
final class Directory {
  /** Two KiB a person, indexes included, is what slapd needs; the file is sparse. */
  private static final long BYTES_PER_PERSON = 4096;

  private static final Path SYNCPROV = Path.of("/usr/lib/ldap/syncprov.so");

  private Directory() {}

  static SlapdServer of(People people, Path folder) {
    return start(people, folder, configured(people));
  }

  /** One that tells changes (RFC 4533). */
  static SlapdServer tellingChanges(People people, Path folder) {
    SlapdServer.Builder builder = configured(people);
    if (Files.exists(SYNCPROV)) {
      builder.globalConfiguration("moduleload syncprov");
    }
    return start(
        people,
        folder,
        builder
            .configuration("index entryCSN,entryUUID eq")
            .configuration("overlay syncprov")
            .configuration("syncprov-sessionlog 1000"));
  }

  private static SlapdServer.Builder configured(People people) {
    return SlapdServer.builder()
        .configuration("maxsize " + Math.max(1L << 30, people.count() * BYTES_PER_PERSON));
  }

  private static SlapdServer start(People people, Path folder, SlapdServer.Builder builder) {
    Path entries = people.entries(folder);
    SlapdServer slapd = builder.ldif(entries).start();
    try {
      Files.delete(entries);
    } catch (IOException e) {
      slapd.close();
      throw new UncheckedIOException(entries + " cannot be deleted: " + e.getMessage(), e);
    }
    return slapd;
  }
}
