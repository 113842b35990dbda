package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hes4j.directory.Records;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;

/** What must hold on every database; a subclass for each starts one. */
abstract class DatabaseSourceTests {
  abstract Database database();

  /** A query that never ends; it may give up to three addresses before. */
  abstract String stuck();

  static JdbcSourceException failure(JdbcRecipientSource source) {
    return catchThrowableOfType(JdbcSourceException.class, () -> Records.of(source));
  }

  private void table(String name, String... rows) throws SQLException {
    database()
        .execute(
            "DROP TABLE IF EXISTS " + name,
            "CREATE TABLE " + name + " (mail VARCHAR(100), name VARCHAR(100))");
    for (String row : rows) {
      database().execute("INSERT INTO " + name + " VALUES (" + row + ")");
    }
    grant(name);
  }

  void grant(String table) throws SQLException {}

  @Test
  void rowsBecomeAddressesWithTheirNames() throws Exception {
    table(
        "people",
        "'ann@example.com', 'Ann Ångström'",
        "'ben@example.com', NULL",
        "NULL, 'Room'",
        "' ', 'Blank'");
    Records records =
        Records.of(
            database()
                .source("SELECT mail, name FROM people ORDER BY mail DESC, name")
                .displayNameColumn("NAME")
                .build());
    assertThat(records.addresses())
        .extracting(address -> address.value() + " " + address.displayName())
        .containsExactlyInAnyOrder("ann@example.com Ann Ångström", "ben@example.com null");
    assertThat(records.leftOut()).containsExactly(Map.entry("row without an address", 2));
    assertThat(records.all())
        .extracting(record -> record.origin().toString())
        .containsExactly("row 1", "row 2", "row 3", "row 4");
  }

  @Test
  void everyRowIsReadWhateverTheFetchSize() {
    for (int fetchSize : new int[] {1, 7, 999, 1000, 5000}) {
      assertThat(
              Records.of(database().source(database().addresses(1000)).fetchSize(fetchSize).build())
                  .canonical())
          .hasSize(1000);
    }
  }

  @Test
  void rowsChangedMeanwhileAreNotSeen() throws Exception {
    table("changing");
    try (Connection connection = database().connect();
        var insert = connection.prepareStatement("INSERT INTO changing VALUES (?, NULL)")) {
      for (int number = 0; number < 50; number++) {
        insert.setString(1, "p" + number + "@example.com");
        insert.addBatch();
      }
      insert.executeBatch();
    }
    List<String> values = new ArrayList<>();
    database()
        .source("SELECT mail FROM changing")
        .fetchSize(1)
        .build()
        .read(
            record -> {
              if (values.isEmpty()) {
                changeEverything();
              }
              values.add(((SourceRecord.Address) record).value());
            });
    assertThat(values).hasSize(50).allMatch(value -> value.startsWith("p"));
    assertThat(Records.of(database().source("SELECT mail FROM changing").build()).values())
        .containsExactly("new@example.com");
  }

  private void changeEverything() {
    try {
      database()
          .execute(
              "DELETE FROM changing WHERE mail <> 'p1@example.com'",
              "UPDATE changing SET mail = 'new@example.com'");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aDatabaseThatStopsAnsweringEndsInAnException() {
    JdbcRecipientSource source =
        database()
            .source(stuck())
            .addressColumns("mail")
            .fetchSize(1)
            .queryTimeout(Duration.ofMillis(200))
            .build();
    JdbcSourceException e = failure(source);
    assertThat(e.rowsRead()).isLessThanOrEqualTo(3);
    assertThat(e)
        .hasMessage(
            source
                + ": the database gave no answer within 200 ms, after "
                + (e.rowsRead() == 1 ? "1 row" : e.rowsRead() + " rows")
                + ". Raise the query timeout (of imhs-cmd: --response-timeout), or find out what is slow: a missing index, a lock, the"
                + " network. Nothing of it was used.");
  }

  @Test
  void aWholeReadThatTakesTooLongEndsInAnException() {
    JdbcRecipientSource source =
        database()
            .source(stuck())
            .addressColumns("mail")
            .fetchSize(1)
            .readLimit(Duration.ofMillis(200))
            .build();
    assertThat(failure(source)).hasMessageContaining("the whole read took longer than 200 ms");
  }

  @Test
  void anInterruptEndsAReadThatWaitsForTheDatabase() {
    JdbcRecipientSource source =
        database().source(stuck()).addressColumns("mail").fetchSize(1).build();
    Thread reader = Thread.currentThread();
    Thread interrupter = new Thread(reader::interrupt);
    interrupter.start();
    try {
      assertThat(failure(source)).hasMessageContaining("interrupted after ");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void breakingOffALongReadGivesTheConnectionBackAsItCame() throws Exception {
    try (Pool pool = new Pool(database().connect())) {
      IllegalStateException mine = new IllegalStateException("mine");
      assertThatThrownBy(
              () ->
                  JdbcRecipientSource.builder(pool, database().addresses(1_000_000))
                      .build()
                      .read(
                          record -> {
                            throw mine;
                          }))
          .isSameAs(mine)
          .hasNoSuppressedExceptions();
      pool.assertGivenBackAsItCame();
      assertThat(
              Records.of(JdbcRecipientSource.builder(pool, database().addresses(20)).build())
                  .values())
          .hasSize(20);
      pool.assertGivenBackAsItCame();
    }
  }

  @Test
  void aPoolWithoutAutocommitIsReadToo() throws Exception {
    try (Pool pool = new Pool(database().connect())) {
      pool.connection().setAutoCommit(false);
      pool.connection().setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      pool.connection().setReadOnly(true);
      pool.connection().rollback();
      pool.remember();
      assertThat(
              Records.of(JdbcRecipientSource.builder(pool, database().addresses(20)).build())
                  .values())
          .hasSize(20);
      pool.assertGivenBackAsItCame();
    }
  }

  @Test
  void aFailedReadGivesTheConnectionBackAsItCame() throws Exception {
    try (Pool pool = new Pool(database().connect())) {
      assertThat(failure(JdbcRecipientSource.builder(pool, "SELECT nothing FROM nowhere").build()))
          .hasMessageStartingWith("JDBC data source: the query failed: the query is not accepted");
      pool.assertGivenBackAsItCame();
      assertThat(
              failure(
                  JdbcRecipientSource.builder(pool, database().addresses(100_000))
                      .addressColumns("no_such_column")
                      .build()))
          .hasMessageContaining("the query gives no column \"no_such_column\"");
      pool.assertGivenBackAsItCame();
    }
  }

  @Test
  void aStatementThatIsNoQueryIsRefusedOrRolledBack() throws Exception {
    table("kept", "'ann@example.com', 'Ann'");
    assertThat(failure(database().source("DELETE FROM kept").build())).isNotNull();
    assertThat(Records.of(database().source("SELECT mail FROM kept").build()).values()).hasSize(1);
  }

  @Test
  void aSecondStatementIsRefusedBeforeAnythingIsSent() throws Exception {
    table("kept", "'ann@example.com', 'Ann'");
    assertThatThrownBy(
            () ->
                database()
                    .source("SELECT 'x@example.com' AS mail; COMMIT; DELETE FROM kept; COMMIT"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the query holds a second statement");
    assertThat(Records.of(database().source("SELECT mail FROM kept").build()).values()).hasSize(1);
  }
}
