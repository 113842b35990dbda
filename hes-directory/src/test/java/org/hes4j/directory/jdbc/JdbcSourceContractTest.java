package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.testkit.RecipientSourceContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The contract of sources on each database; the broken read breaks off at its third row. */
class JdbcSourceContractTest {

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class OnDatabase extends RecipientSourceContract {
    Database database;
    Pool pool;

    abstract Database start() throws Exception;

    abstract String broken();

    @BeforeAll
    void startDatabase() throws Exception {
      database = start();
      pool = new Pool(database.connect());
    }

    @AfterAll
    void stopDatabase() throws Exception {
      pool.close();
      database.close();
    }

    @Override
    protected RecipientSource source() {
      return JdbcRecipientSource.builder(pool, database.addresses(4)).fetchSize(1).build();
    }

    @Override
    protected Set<String> addresses() {
      return Set.of("p1@example.com", "p2@example.com", "p3@example.com", "p4@example.com");
    }

    @Override
    protected Optional<RecipientSource> brokenSource() {
      return Optional.of(database.source(broken()).addressColumns("mail").fetchSize(1).build());
    }

    @Override
    protected List<String> secrets() {
      return List.of("s3cret-word");
    }

    @Override
    protected void assertNothingIsOpen() {
      try {
        if (pool.connection().isClosed()) {
          // Cut, for it was asked to cancel; a real pool would replace it as well.
          pool = new Pool(database.connect());
        } else {
          pool.assertGivenBackAsItCame();
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Nested
  class OnPostgres extends OnDatabase {
    @Override
    Database start() throws Exception {
      return PostgresServer.start();
    }

    @Override
    String broken() {
      return "SELECT 'p' || n || '@example.com' AS mail, 1 / (3 - n)"
          + " FROM generate_series(1, 5) AS n";
    }
  }

  @Nested
  @RequiresMariaDb
  class OnMariaDb extends OnDatabase {
    @Override
    Database start() throws Exception {
      return MariaDbServer.start();
    }

    @Override
    String broken() {
      return "SELECT CONCAT('p', seq, '@example.com') AS mail,"
          + " IF(seq = 3, (SELECT 1 UNION SELECT 2), 0) FROM seq_1_to_5";
    }
  }

  @Nested
  class OnH2 extends OnDatabase {
    @Override
    Database start() throws Exception {
      return new H2Database();
    }

    @Override
    String broken() {
      return "SELECT 'p' || x || '@example.com' AS mail, 1 / (3 - x) FROM SYSTEM_RANGE(1, 5)";
    }

    @Override
    protected void assertNothingIsOpen() {
      super.assertNothingIsOpen();
      assertThat(((H2Database) database).sessions()).as("open connections").isEqualTo(2);
    }
  }
}
