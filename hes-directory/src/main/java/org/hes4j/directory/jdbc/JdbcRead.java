package org.hes4j.directory.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.hes4j.directory.jdbc.JdbcSourceException.SqlError;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * One read, from connecting to the last row. Calls of the consumer stand outside of every catch.
 */
final class JdbcRead {
  private final JdbcSettings settings;
  private final ConnectionOpener opener;
  private final JdbcFailures failures;
  private long rowsRead;

  JdbcRead(JdbcSettings settings) {
    this.settings = settings;
    this.opener = settings.openers().get();
    this.failures = new JdbcFailures(settings, opener.secrets());
  }

  void run(Consumer<SourceRecord> consumer) {
    Connection opened = connect();
    try (Watchdog watchdog = new Watchdog(opened, settings.limits());
        ReadOnlyConnection connection = begin(opened, watchdog)) {
      try {
        read(connection, watchdog, consumer);
      } finally {
        if (watchdog.hasCancelled()) {
          connection.giveUp();
        }
      }
    }
  }

  private Connection connect() {
    try {
      Connection opened = opener.open();
      if (opened != null) {
        return opened;
      }
    } catch (SQLException | RuntimeException e) {
      throw Thread.currentThread().isInterrupted()
          ? failures.ended(Watchdog.Reason.INTERRUPTED, 0)
          : failures.connecting(e);
    }
    throw failures.connecting(new SQLException("the data source gave no connection", "08001"));
  }

  private ReadOnlyConnection begin(Connection opened, Watchdog watchdog) {
    try {
      watchdog.waiting();
      return ReadOnlyConnection.begin(opened);
    } catch (SQLException | RuntimeException e) {
      throw ended(watchdog, failures.connecting(e));
    }
  }

  private void read(
      ReadOnlyConnection connection, Watchdog watchdog, Consumer<SourceRecord> consumer) {
    try (Rows rows = query(connection, watchdog)) {
      RowRecords records = new RowRecords(consumer);
      Row row = next(rows, watchdog);
      while (row != null) {
        records.handOver(row);
        row = next(rows, watchdog);
      }
      requireWhole(rows, watchdog);
    }
  }

  private Rows query(ReadOnlyConnection connection, Watchdog watchdog) {
    Rows rows;
    try {
      watchdog.waiting();
      rows = Rows.run(connection, settings, watchdog);
      watchdog.answered();
    } catch (Columns.MissingColumn e) {
      throw failures.column(e);
    } catch (SQLException | RuntimeException e) {
      throw ended(watchdog, failures.running(e));
    }
    if (rows == null) {
      throw failures.noRows();
    }
    return rows;
  }

  /** The next row, or null when there is none. */
  private @Nullable Row next(Rows rows, Watchdog watchdog) {
    requireNot(watchdog.told());
    try {
      if (!rows.next()) {
        return null;
      }
      rowsRead++;
      return new Row(rowsRead, rows.addresses(), rows.name());
    } catch (SQLException | RuntimeException e) {
      throw ended(watchdog, failures.reading(e, rowsRead));
    }
  }

  /** A driver that takes a cancelled query for an ended one must not make it look complete. */
  private void requireWhole(Rows rows, Watchdog watchdog) {
    requireNot(watchdog.reason());
    SqlError truncation;
    boolean more;
    try {
      watchdog.waiting();
      truncation = rows.truncation();
      more = rows.moreResults();
      watchdog.answered();
    } catch (SQLException | RuntimeException e) {
      throw ended(watchdog, failures.reading(e, rowsRead));
    }
    if (truncation != null) {
      throw failures.truncated(truncation, rowsRead);
    }
    if (more) {
      throw failures.moreResults(rowsRead);
    }
    requireNot(watchdog.reason());
  }

  private void requireNot(Watchdog.@Nullable Reason reason) {
    if (reason != null) {
      throw failures.ended(reason, rowsRead);
    }
  }

  /** The reason why the read was ended says more than what the driver made of it. */
  private JdbcSourceException ended(Watchdog watchdog, JdbcSourceException otherwise) {
    Watchdog.Reason reason = watchdog.reason();
    return reason == null ? otherwise : failures.ended(reason, rowsRead);
  }
}
