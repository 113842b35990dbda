package org.hes4j.sync.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** An applied list whose file was found whole when it was read. Immutable and thread-safe. */
public final class WholeList {
  private final AppliedList list;
  private final long checksum;

  WholeList(AppliedList list, long checksum) {
    this.list = list;
    this.checksum = checksum;
  }

  ListInfo.Size size() {
    return list.info().size();
  }

  /**
   * Copies the file.
   *
   * @throws IOException when it is not what was read; what was copied is worth nothing then
   */
  void copyTo(OutputStream out) throws IOException {
    CheckedInputStream file =
        new CheckedInputStream(Files.newInputStream(list.file()), new CRC32C());
    try (InputStream in = file) {
      in.transferTo(out);
    }
    if (file.getChecksum().getValue() != checksum) {
      throw new IOException(list + " has changed since it was read");
    }
  }

  /** The file. */
  @Override
  public String toString() {
    return list.toString();
  }
}
