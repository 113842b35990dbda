package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose time counts, and what is noticed between two looks of the watchdog. */
class JdbcTimeLimitsTest {
  private H2Database database;

  @BeforeEach
  void start() throws SQLException {
    database = new H2Database();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private JdbcRecipientSourceBuilder threePeople() {
    return database.source(database.addresses(3)).addressColumns("mail");
  }

  /** Takes that much time whatever the machine does; an interrupt does not shorten it. */
  private static void take(Duration time) {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < time.toNanos()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anInterruptBetweenTwoRowsEndsTheReadAtTheNextRow() {
    List<SourceRecord> records = new ArrayList<>();
    JdbcRecipientSource source = threePeople().build();
    try {
      JdbcSourceException e =
          catchThrowableOfType(
              JdbcSourceException.class,
              () ->
                  source.read(
                      record -> {
                        records.add(record);
                        Thread.currentThread().interrupt();
                      }));
      assertThat(e).hasMessageContaining(": interrupted after 1 row.");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(records).hasSize(1);
  }

  @Test
  void aWholeReadThatTookTooLongIsFoundAtItsEndAtTheLatest() {
    JdbcRecipientSource source = threePeople().readLimit(Duration.ofMillis(1)).build();
    JdbcSourceException e =
        catchThrowableOfType(
            JdbcSourceException.class, () -> source.read(record -> take(Duration.ofMillis(1))));
    assertThat(e).hasMessageContaining(": the whole read took longer than 1 ms, after ");
  }

  @Test
  void whatTheConsumerTakesIsNotCountedAsTheDatabasesTime() {
    Duration limit = Duration.ofMillis(700);
    List<SourceRecord> records = new ArrayList<>();
    threePeople()
        .queryTimeout(limit)
        .build()
        .read(
            record -> {
              records.add(record);
              if (records.size() == 1) {
                take(limit.multipliedBy(2));
              }
            });
    assertThat(records).hasSize(3);
  }
}
