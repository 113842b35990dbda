package org.hes4j.directory.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real MariaDB for a test: on a free port of 127.0.0.1, its data in a temporary folder. */
final class MariaDbServer implements Database {
  static final String MISSING =
      "mariadbd, mariadb-install-db and my_print_defaults are not all on the PATH or in /usr/sbin"
          + " (Debian: apt-get install mariadb-server-core mariadb-client-core)";

  static final String USER = "reader";
  static final String PASSWORD = "s3cret-word";

  private static final long START_SECONDS = 60;

  private final Path folder;
  private final int port;
  private final Process process;

  private MariaDbServer(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  static boolean isInstalled() {
    return Stream.of("mariadbd", "mariadb-install-db", "my_print_defaults")
        .allMatch(program -> find(program).isPresent());
  }

  private static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts a server with a database {@code mail} and a user for it. */
  static MariaDbServer start() throws IOException, InterruptedException, SQLException {
    Path folder = Files.createTempDirectory("hes4j-mariadb");
    run(
        folder,
        find("mariadb-install-db").orElseThrow().toString(),
        "--no-defaults",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        "--skip-name-resolve",
        "--user=" + System.getProperty("user.name"),
        "--datadir=" + folder.resolve("data"));
    int port = freePort();
    Process process =
        start(
            folder,
            find("mariadbd").orElseThrow().toString(),
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--datadir=" + folder.resolve("data"),
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--skip-name-resolve",
            "--socket=" + folder.resolve("socket"),
            "--pid-file=" + folder.resolve("pid"),
            "--innodb-flush-log-at-trx-commit=0");
    MariaDbServer server = new MariaDbServer(folder, port, process);
    // A test run that is broken off must not leave servers behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    server.awaitAnswer();
    return server;
  }

  private static Process start(Path folder, String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process process = start(folder, command);
    if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(
          command[0] + " failed: " + Files.readString(folder.resolve("log")));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException, InterruptedException, SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!process.waitFor(20, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline) {
      try (Connection root =
              DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/", "root", "");
          Statement statement = root.createStatement()) {
        statement.execute("CREATE DATABASE mail CHARACTER SET utf8mb4");
        statement.execute("CREATE USER " + USER + "@'127.0.0.1' IDENTIFIED BY '" + PASSWORD + "'");
        statement.execute("GRANT ALL ON mail.* TO " + USER + "@'127.0.0.1'");
        return;
      } catch (SQLException e) {
        if (e.getSQLState() == null || !e.getSQLState().startsWith("08")) {
          throw e;
        }
      }
    }
    throw new IllegalStateException(
        "mariadbd does not answer: " + Files.readString(folder.resolve("log")));
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String url() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/mail";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  @Override
  public JdbcRecipientSourceBuilder source(String query) {
    return JdbcRecipientSource.builder(url(), query).login(USER, () -> PASSWORD);
  }

  @Override
  public String addresses(int count) {
    return "SELECT CONCAT('p', seq, '@example.com') AS mail FROM seq_1_to_" + count;
  }

  @Override
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : List.copyOf(paths.sorted(Comparator.reverseOrder()).toList())) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
