package org.hes4j.sync.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  @TempDir Path folder;

  @Test
  void writesAFileThatItsOwnerAloneCanRead() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    ReportFile.write(file, writer -> writer.write("für Ann"));

    assertThat(file).hasContent("für Ann");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void leavesTheOldFileAndNothingElseWhenItFails() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "old");

    assertThatThrownBy(
            () ->
                ReportFile.write(
                    file,
                    writer -> {
                      writer.write("half of it");
                      writer.flush();
                      throw new IOException("No space left on device");
                    }))
        .hasMessageContaining("No space left");

    assertThat(file).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
