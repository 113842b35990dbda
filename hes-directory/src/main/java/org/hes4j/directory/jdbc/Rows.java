package org.hes4j.directory.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.directory.jdbc.JdbcSourceException.SqlError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of one query, as they come. */
final class Rows implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rows.class);

  /** SQLState of a warning that a value was cut on its way here (ISO/IEC 9075-2). */
  private static final String DATA_TRUNCATION = "01004";

  private final Statement statement;
  private final ResultSet result;
  private final int[] addressColumns;
  private final int nameColumn;
  private final DriverProfile profile;
  private final Watchdog watchdog;
  private final List<String> addresses = new ArrayList<>();
  private boolean ended;

  private Rows(Statement statement, ResultSet result, Columns columns, Parts parts) {
    this.statement = statement;
    this.result = result;
    this.addressColumns = columns.addresses().stream().mapToInt(Integer::intValue).toArray();
    this.nameColumn = columns.name();
    this.profile = parts.profile;
    this.watchdog = parts.watchdog;
  }

  /** What a query needs besides its text. */
  record Parts(DriverProfile profile, Watchdog watchdog) {}

  /** Runs the query; null when it gives no result. */
  static @Nullable Rows run(ReadOnlyConnection connection, JdbcSettings settings, Watchdog watchdog)
      throws SQLException, Columns.MissingColumn {
    Statement statement =
        connection
            .connection()
            .createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    try {
      watchdog.watch(statement);
      statement.setFetchSize(connection.profile().fetchSize(settings.fetchSize()));
      // A pool or a URL may have set limits that drop rows and cut values without a word.
      statement.setMaxRows(0);
      statement.setMaxFieldSize(0);
      if (statement.execute(settings.query())) {
        ResultSet result = statement.getResultSet();
        Columns columns = Columns.find(result.getMetaData(), settings);
        return new Rows(statement, result, columns, new Parts(connection.profile(), watchdog));
      }
    } catch (SQLException | RuntimeException | Columns.MissingColumn e) {
      close(statement, connection.profile().cancelsEarlyEnd());
      throw e;
    }
    close(statement, false);
    return null;
  }

  /** Goes to the next row; false when that was the last one. */
  boolean next() throws SQLException {
    watchdog.waiting();
    boolean more = result.next();
    watchdog.answered();
    ended = !more;
    return more;
  }

  /**
   * The values of the row's address columns that are neither NULL nor blank, in a list that the
   * next row uses again.
   */
  List<String> addresses() throws SQLException {
    addresses.clear();
    for (int column : addressColumns) {
      String value = result.getString(column);
      if (value != null && !value.isBlank()) {
        addresses.add(value);
      }
    }
    return addresses;
  }

  /** The row's name, or null. */
  @Nullable String name() throws SQLException {
    return nameColumn == 0 ? null : result.getString(nameColumn);
  }

  /** A warning that values were cut short, or null; other warnings are logged by their codes. */
  @Nullable SqlError truncation() throws SQLException {
    SqlError ofResult = truncation(result.getWarnings());
    return ofResult != null ? ofResult : truncation(statement.getWarnings());
  }

  private @Nullable SqlError truncation(@Nullable SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      if (DATA_TRUNCATION.equals(warning.getSQLState())
          || profile.truncationCodes().contains(warning.getErrorCode())) {
        return new SqlError(warning.getSQLState(), warning.getErrorCode());
      }
      LOG.warn("the database warns about the query: {}", JdbcFailures.kind(warning));
    }
    return null;
  }

  /** Whether the statement has a further result. Ends the present one. */
  boolean moreResults() throws SQLException {
    return statement.getMoreResults();
  }

  /** Never throws, for what was read is decided by then. */
  @Override
  public void close() {
    watchdog.waiting();
    close(statement, !ended && profile.cancelsEarlyEnd());
  }

  /** Closes its result as well (JDBC 4.3, 13.2.5). */
  private static void close(Statement statement, boolean cancel) {
    if (cancel) {
      quietly(statement::cancel);
    }
    quietly(statement::close);
  }

  private static void quietly(Closing closing) {
    try {
      closing.run();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("a result could not be closed: {}", JdbcFailures.kind(e));
    }
  }

  private interface Closing {
    void run() throws SQLException;
  }
}
