package org.hes4j.benchmarks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hes4j.benchmarks.SampleRecipients;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A table of PostgreSQL to a plan, against a bare loop over its rows. */
final class JdbcComparison {
  private static final String BARE = "JDBC, a bare loop";
  private static final String PLAN = "JDBC to a plan";
  private static final String QUERY = "SELECT mail FROM people";
  private static final String USER = "postgres";

  private final Bench bench;
  private final People people;

  JdbcComparison(Bench bench, People people) {
    this.bench = bench;
    this.people = people;
  }

  void run() throws IOException, SQLException, URISyntaxException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        Service service = Service.start(bench.settings().jars().emulator())) {
      fill(postgres);
      String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
      Results results =
          bench
              .rounds()
              .run(
                  List.of(
                      new Alternative(
                          BARE,
                          Command.java(RawJdbcRead.class, url, USER, QUERY),
                          LdapComparison.counted(people)),
                      plan(url, service)));
      bench.report().results("PostgreSQL, " + people.count() + " rows", results, BARE);
      bench
          .report()
          .verdict(Verdict.ratio(PLAN + " / the bare loop", results.ratio(PLAN, BARE), 1.5));
    }
  }

  private Alternative plan(String url, Service service) throws URISyntaxException {
    List<String> source =
        List.of("-t", "jdbc", "--jdbc-url", url, "--jdbc-user", USER, "--query", QUERY);
    Path driver = Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return new OurRuns(bench, people).plan(PLAN, service, source, driver);
  }

  private void fill(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE people (mail TEXT NOT NULL)");
      CopyIn copy =
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY people FROM STDIN");
      for (int n = 0; n < people.count(); n++) {
        byte[] row = (SampleRecipients.mail(n) + "\n").getBytes(UTF_8);
        copy.writeToCopy(row, 0, row.length);
      }
      copy.endCopy();
      statement.execute("ANALYZE people");
    }
  }
}
