package org.hes4j.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.hes4j.sync.journal.AtomicFile;

/**
 * Writes a report into a file in UTF-8: whole or not at all, and readable by its owner alone, for
 * it names recipients.
 */
public final class ReportFile {
  private ReportFile() {}

  /** Writes the content of a file. */
  public interface Content {
    /**
     * Writes all of it, and leaves the writer open.
     *
     * @throws IOException when the writer does
     */
    void write(Writer writer) throws IOException;
  }

  /**
   * Writes a file, in place of one that has its name.
   *
   * @throws IOException when it cannot be written; the one that was there is there still
   */
  public static void write(Path file, Content content) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
          content.write(writer);
          writer.flush();
        });
  }
}
