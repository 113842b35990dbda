package org.hes4j.examples.command;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file in the Prometheus text format, replaced whole: the node exporter finds the old one or the
 * new. It names domains and no address, and everybody may read it, for the node exporter is another
 * user.
 */
final class MetricsFile {
  private static final Pattern LAST_SUCCESS =
      Pattern.compile(RunFigures.LAST_SUCCESS + "(?:\\{.*})? ([0-9.E]+)");
  private static final Set<PosixFilePermission> FOR_ALL =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Path file;

  MetricsFile(Path file) {
    this.file = file;
  }

  /** The last success that the file tells as it is, in seconds; 0 when it tells none. */
  double lastSuccess() {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .map(LAST_SUCCESS::matcher)
          .filter(Matcher::matches)
          .mapToDouble(found -> Double.parseDouble(found.group(1)))
          .max()
          .orElse(0);
    } catch (IOException | RuntimeException e) {
      // the first run, or a file of somebody else's
      return 0;
    }
  }

  void write(MetricSnapshots metrics) throws IOException {
    // the node exporter reads *.prom and no other name
    Path temporary = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        PrometheusTextFormatWriter.create().write(out, metrics, EscapingScheme.DEFAULT);
      }
      if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(temporary, FOR_ALL);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Why it could not be written. */
  static String reason(MetricsFile file, Exception failure) {
    @Nullable String said =
        failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    return file.file + ": " + kind + (said == null ? "" : " (" + said + ")");
  }
}
