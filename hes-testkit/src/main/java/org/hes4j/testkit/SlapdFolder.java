package org.hes4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The temporary folder of one server: configuration, database and log. */
final class SlapdFolder {
  private static final int MOST_LOG_CHARACTERS = 4000;
  private static final long LOAD_MINUTES = 10;

  private final Path root;

  private SlapdFolder(Path root) {
    this.root = root;
  }

  static SlapdFolder create() {
    try {
      SlapdFolder folder = new SlapdFolder(Files.createTempDirectory("hes4j-slapd"));
      Files.createDirectory(folder.root.resolve("db"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder for slapd: " + e.getMessage(), e);
    }
  }

  Path configuration() {
    return root.resolve("slapd.conf");
  }

  Path logFile() {
    return root.resolve("slapd.log");
  }

  /**
   * Writes slapd.conf.
   *
   * @param global lines for the part before the database, such as those of TLS
   * @param more lines for the database
   */
  void writeConfiguration(
      List<String> global, String suffix, String rootPassword, List<String> more)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (String schema : List.of("core", "cosine", "inetorgperson")) {
      lines.add("include " + SlapdPrograms.schemas().resolve(schema + ".schema"));
    }
    SlapdPrograms.modules()
        .ifPresent(
            modules -> lines.addAll(List.of("modulepath " + modules, "moduleload back_mdb")));
    lines.addAll(global);
    lines.add("database mdb");
    // Sparse: only what is used takes room. A million people need about 2 GiB.
    lines.add("maxsize " + (8L << 30));
    lines.add("suffix \"" + suffix + "\"");
    lines.add("rootdn \"cn=admin," + suffix + "\"");
    lines.add("rootpw " + rootPassword);
    lines.add("directory " + root.resolve("db"));
    lines.add("dbnosync");
    lines.add("index objectClass eq");
    lines.add("index mail pres,eq");
    // Of itself slapd stops at 500 entries; a later line of the test's own counts instead.
    lines.add("sizelimit unlimited");
    lines.addAll(more);
    Files.write(configuration(), lines, StandardCharsets.UTF_8);
  }

  void load(String ldif) throws IOException {
    Path file = root.resolve("entries.ldif");
    Files.writeString(file, ldif, StandardCharsets.UTF_8);
    load(file);
    Files.delete(file);
  }

  void load(Path ldif) throws IOException {
    Process slapadd =
        new ProcessBuilder(
                SlapdPrograms.require("slapadd").toString(),
                "-q",
                "-f",
                configuration().toString(),
                "-l",
                ldif.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
            .start();
    try {
      if (slapadd.waitFor(LOAD_MINUTES, TimeUnit.MINUTES) && slapadd.exitValue() == 0) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      slapadd.destroyForcibly();
    }
    throw new IllegalStateException("slapadd could not load " + ldif + ": " + log());
  }

  /** The end of what slapd and slapadd wrote. */
  String log() {
    try {
      String log = Files.readString(logFile(), StandardCharsets.UTF_8).strip();
      return log.substring(Math.max(0, log.length() - MOST_LOG_CHARACTERS));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  void delete() {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + root + ": " + e.getMessage(), e);
    }
  }
}
