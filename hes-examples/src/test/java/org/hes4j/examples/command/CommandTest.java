package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A service with two empty lists and a shell that knows it. */
abstract class CommandTest {
  @TempDir Path folder;
  HesEmulator hes;
  Shell shell;

  @BeforeEach
  void start() {
    hes = HesEmulator.start(Shell.USERNAME, Shell.API_KEY, "example.com", "example.org");
    shell = Shell.on(hes, folder);
  }

  @AfterEach
  void stop() {
    hes.close();
  }

  final String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  static void permissions(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  static void assertUsage(Shell.Result result, String message) {
    assertThat(result.err()).startsWith("imhs-cmd: ").contains(message).doesNotContain("\tat ");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }
}
