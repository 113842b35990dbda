package org.hes4j.directory.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL for a test: on a free port of 127.0.0.1, its data in a temporary folder. */
final class PostgresServer implements Database {
  static final String USER = "reader";
  static final String PASSWORD = "s3cret-word";

  private final Path data;
  private final EmbeddedPostgres postgres;

  private PostgresServer(Path data, EmbeddedPostgres postgres) {
    this.data = data;
    this.postgres = postgres;
  }

  static PostgresServer start() throws IOException, SQLException {
    Path data = Files.createTempDirectory("hes4j-postgres");
    PostgresServer server =
        new PostgresServer(
            data,
            EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(true).start());
    Files.writeString(
        data.resolve("pg_hba.conf"),
        "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
    server.execute(
        "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'", "SELECT pg_reload_conf()");
    return server;
  }

  @Override
  public int port() {
    return postgres.getPort();
  }

  @Override
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "");
  }

  @Override
  public JdbcRecipientSourceBuilder source(String query) {
    return JdbcRecipientSource.builder(url(), query).login(USER, () -> PASSWORD);
  }

  @Override
  public String addresses(int count) {
    return "SELECT 'p' || n || '@example.com' AS mail FROM generate_series(1, " + count + ") AS n";
  }

  /** The reader's backend first: one that notices what happens to the others tells its client. */
  @Override
  public void kill() throws IOException, SQLException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<Long> reading = backendsOfTheReader();
    List<ProcessHandle> all = postmaster.descendants().toList();
    all.stream().filter(process -> reading.contains(process.pid())).forEach(PostgresServer::kill);
    kill(postmaster);
    all.forEach(PostgresServer::kill);
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  private List<Long> backendsOfTheReader() throws SQLException {
    List<Long> pids = new ArrayList<>();
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "SELECT pid FROM pg_stat_activity WHERE usename = '" + USER + "'")) {
      while (result.next()) {
        pids.add(result.getLong(1));
      }
    }
    return pids;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
