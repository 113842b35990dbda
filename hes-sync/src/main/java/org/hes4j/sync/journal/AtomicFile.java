package org.hes4j.sync.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Replaces a file whole: whoever looks, even after a power cut, finds the old one or the new, which
 * its owner alone can read.
 */
public final class AtomicFile {
  static final String TEMPORARY = ".tmp";

  private AtomicFile() {}

  /** Writes the content of a file. */
  public interface Content {
    /**
     * Writes all of it, and leaves the stream open.
     *
     * @throws IOException when the stream does
     */
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes a file. Until it is whole it has another name in the same folder, which ends in {@code
   * .tmp}.
   *
   * @throws IOException when it cannot be written; the one that was there is there still
   */
  public static void write(Path file, Content content) throws IOException {
    write(new Disk(), file, content);
  }

  static void write(Disk disk, Path file, Content content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    disk.delete(temporary);
    try {
      try (OutputStream out = disk.create(temporary)) {
        content.write(out);
      }
      disk.force(temporary);
      disk.rename(temporary, file);
    } catch (IOException e) {
      tidy(disk, temporary, e);
      throw e;
    }
    disk.forceFolder(file.resolveSibling(""));
  }

  /** A full disk is not left fuller. */
  private static void tidy(Disk disk, Path temporary, IOException failure) {
    try {
      disk.delete(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
