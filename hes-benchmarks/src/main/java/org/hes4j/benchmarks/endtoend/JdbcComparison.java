package org.hes4j.benchmarks.endtoend;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hes4j.benchmarks.SampleRecipients;

/** A table of PostgreSQL to a plan, against a bare loop over its rows. */
final class JdbcComparison {
  private static final String QUERY = "SELECT mail FROM people";
  private static final String USER = "postgres";
  private static final int ROWS_OF_A_BATCH = 1000;

  private final Bench bench;
  private final People people;

  JdbcComparison(Bench bench, People people) {
    this.bench = bench;
    this.people = people;
  }

  void run() throws IOException, SQLException, URISyntaxException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        Service service = Service.start(bench.settings().jars().emulator())) {
      String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
      fill(url);
      new PlanComparison(bench, people)
          .run(
              "JDBC (PostgreSQL)",
              Command.java(RawJdbcRead.class, url, USER, QUERY),
              service,
              words(url));
    }
  }

  private static List<String> words(String url) throws SQLException, URISyntaxException {
    Class<?> driver = DriverManager.getDriver(url).getClass();
    Path jar = Path.of(driver.getProtectionDomain().getCodeSource().getLocation().toURI());
    return List.of(
        "-t",
        "jdbc",
        "--jdbc-driver",
        jar.toString(),
        "--jdbc-url",
        url + "?user=" + USER,
        "--query",
        QUERY);
  }

  private void fill(String url) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url + "?reWriteBatchedInserts=true", USER, "");
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("CREATE TABLE people (mail TEXT NOT NULL)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO people (mail) VALUES (?)")) {
        for (int n = 0; n < people.count(); n++) {
          insert.setString(1, SampleRecipients.mail(n));
          insert.addBatch();
          if (n % ROWS_OF_A_BATCH == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      statement.execute("ANALYZE people");
      connection.commit();
    }
  }
}
