package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;

/** A million rows in a JVM of 64 MiB: they would not fit if any part held them all. */
class MemoryTest {
  private static final int ROWS = 1_000_000;

  /** The child JVM: reads the query at a URL and prints how many addresses it held. */
  public static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      JdbcRecipientSourceBuilder source =
          JdbcRecipientSource.builder(arguments[0], arguments[1]).addressColumns("mail");
      if (arguments.length > 2) {
        source.login(arguments[2], () -> arguments[3]);
      }
      long[] count = new long[1];
      source
          .build()
          .read(
              record -> {
                if (record instanceof SourceRecord.Address) {
                  count[0]++;
                }
              });
      System.out.println(count[0] + " addresses");
    }
  }

  private static String readInSmallJvm(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 5];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    command[1] = "-Xmx64m";
    command[2] = "-cp";
    command[3] = System.getProperty("java.class.path");
    command[4] = Child.class.getName();
    System.arraycopy(arguments, 0, command, 5, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private static String padded(String number) {
    // Long values, so that a million of them could not be held.
    return "'person' || " + number + " || '" + "x".repeat(120) + "@example.com'";
  }

  @Test
  void fromPostgres() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      String query =
          "SELECT " + padded("n") + " AS mail FROM generate_series(1, " + ROWS + ") AS n";
      assertThat(readInSmallJvm(server.url(), query, PostgresServer.USER, PostgresServer.PASSWORD))
          .isEqualToIgnoringNewLines(ROWS + " addresses");
    }
  }

  @Test
  @RequiresMariaDb
  void fromMariaDb() throws Exception {
    try (MariaDbServer server = MariaDbServer.start()) {
      String query =
          "SELECT CONCAT('person', seq, '"
              + "x".repeat(120)
              + "@example.com') AS mail FROM seq_1_to_"
              + ROWS;
      assertThat(readInSmallJvm(server.url(), query, MariaDbServer.USER, MariaDbServer.PASSWORD))
          .isEqualToIgnoringNewLines(ROWS + " addresses");
    }
  }

  @Test
  void fromH2() throws Exception {
    String query = "SELECT " + padded("x") + " AS mail FROM SYSTEM_RANGE(1, " + ROWS + ")";
    assertThat(readInSmallJvm("jdbc:h2:mem:million", query))
        .isEqualToIgnoringNewLines(ROWS + " addresses");
  }
}
