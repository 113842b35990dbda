package org.hes4j.examples.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hes4j.sync.report.ReportFile;

/**
 * The file that a report goes to. An older report and an empty file are replaced; anything else
 * that is there is not, for it may be the dump that is to be read.
 *
 * @param option the option that names the file
 * @param file where it is, links followed
 */
record ReportTarget(String option, Path file) {
  private static final int BEGINNING = 2_000;

  /**
   * A target that can be replaced.
   *
   * @param sign what an older report has at its beginning
   * @throws UsageException when something else is there
   */
  static ReportTarget of(String option, Path given, String sign) {
    if (given.toString().equals("-")) {
      throw new UsageException(option + " needs the name of a file");
    }
    Path file = given.toAbsolutePath();
    if (!Files.exists(file)) {
      return new ReportTarget(option, file);
    }
    if (!isReport(file, sign)) {
      throw new UsageException(
          "%s %s: what is there is no report of this kind, and is not overwritten. Name another file, or take it away"
              .formatted(option, given));
    }
    return new ReportTarget(option, followed(option, file));
  }

  private static boolean isReport(Path file, String sign) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] found = in.readNBytes(BEGINNING);
      return found.length == 0 || new String(found, UTF_8).contains(sign);
    } catch (IOException e) {
      return false;
    }
  }

  /** The name would be given to the link instead of what it points to. */
  private static Path followed(String option, Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw new UsageException(option + " " + file + " cannot be found any more");
    }
  }

  /**
   * Writes it.
   *
   * @throws IOException when it cannot be written; the message names the file
   */
  void write(ReportFile.Content content) throws IOException {
    try {
      ReportFile.write(file, content);
    } catch (IOException e) {
      String kind = e.getClass().getSimpleName();
      throw new IOException(
          "%s %s cannot be written (%s: %s)".formatted(option, file, kind, e.getMessage()), e);
    }
  }
}
