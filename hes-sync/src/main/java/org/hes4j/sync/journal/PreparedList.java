package org.hes4j.sync.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hes4j.recipient.MailDomain;

/**
 * The recipients that a run is about to give a list, written while the run has to look at each of
 * them anyway. Nobody reads it but {@link JournalRun#recordApplied}, and it is gone with its run.
 * Immutable and thread-safe.
 */
public final class PreparedList {
  private final MailDomain domain;
  private final long count;
  private final Path file;

  PreparedList(MailDomain domain, long count, Path file) {
    this.domain = domain;
    this.count = count;
    this.file = file;
  }

  boolean isOf(ListInfo info) {
    return info.domain().equals(domain) && info.count() == count;
  }

  void copyTo(OutputStream out) throws IOException {
    Files.copy(file, out);
  }

  /** The file. */
  @Override
  public String toString() {
    return "the prepared list in " + file;
  }
}
