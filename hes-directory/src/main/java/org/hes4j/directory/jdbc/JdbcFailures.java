package org.hes4j.directory.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.hes4j.directory.jdbc.JdbcSourceException.SqlError;
import org.jspecify.annotations.Nullable;

/** Says in words for people why a query could not be read whole, and what to do. */
final class JdbcFailures {
  /** What {@link java.sql.DriverManager} says. */
  static final String NO_DRIVER = "No suitable driver";

  private static final String NOTHING_USED = " Nothing of it was used.";

  private final String source;
  private final JdbcSettings.Limits limits;
  private final List<String> secrets;

  JdbcFailures(JdbcSettings settings, List<String> secrets) {
    this.source = settings.name();
    this.limits = settings.limits();
    this.secrets = secrets;
  }

  /** What kind of error it is, without its text, for logs. */
  static String kind(Exception e) {
    return e instanceof SQLException sql ? codes(sql) : e.getClass().getName();
  }

  JdbcSourceException connecting(Exception e) {
    if (e instanceof SQLException sql && NO_DRIVER.equals(sql.getMessage())) {
      return new JdbcSourceException(
          source
              + ": no JDBC driver takes this URL. Put the database's driver on the class path or name"
              + " its jar (--jdbc-driver), and check how the URL begins.",
          error(sql),
          0,
          null);
    }
    return reported("cannot connect: ", e, Remedies.of(state(e)), 0);
  }

  JdbcSourceException running(Exception e) {
    return reported("the query failed: ", e, Remedies.of(state(e)).whenConnected(), 0);
  }

  JdbcSourceException reading(Exception e, long rows) {
    Remedies remedy = Remedies.of(state(e)).whenConnected();
    return reported("the read broke off after " + counted(rows) + ": ", e, remedy, rows);
  }

  JdbcSourceException column(Columns.MissingColumn e) {
    return ours(e.found(), e.remedy() + ".", 0);
  }

  JdbcSourceException noRows() {
    return ours(
        "the statement gives no rows; it is no query",
        "Give one that begins with SELECT, or that returns a result.",
        0);
  }

  JdbcSourceException moreResults(long rows) {
    return ours(
        "the query gives more than one result, and only the first was read",
        "Join them to one query (UNION ALL), or in code make a source of each and a union of them."
            + NOTHING_USED,
        rows);
  }

  JdbcSourceException truncated(SqlError warning, long rows) {
    return new JdbcSourceException(
        source
            + ": the database warns that it cut values short ("
            + codes(warning)
            + "), after "
            + counted(rows)
            + ". Give each address a row of its own instead of joining many in one value, or raise"
            + " the limit (MySQL and MariaDB: group_concat_max_len)."
            + NOTHING_USED,
        warning,
        rows,
        null);
  }

  JdbcSourceException ended(Watchdog.Reason reason, long rows) {
    return switch (reason) {
      case QUERY_TIMEOUT ->
          ours(
              "the database gave no answer within "
                  + shown(limits.query())
                  + ", after "
                  + counted(rows),
              "Raise the query timeout (of imhs-cmd: --response-timeout), or find out what is slow: a"
                  + " missing index, a lock, the network."
                  + NOTHING_USED,
              rows);
      case READ_LIMIT ->
          ours(
              "the whole read took longer than "
                  + shown(limits.read())
                  + ", after "
                  + counted(rows),
              "Raise the read limit, or find out what is slow." + NOTHING_USED,
              rows);
      case INTERRUPTED ->
          ours("interrupted after " + counted(rows), "Read again." + NOTHING_USED, rows);
    };
  }

  private JdbcSourceException ours(String what, String remedy, long rows) {
    return new JdbcSourceException(source + ": " + what + ". " + remedy, rows);
  }

  private JdbcSourceException reported(String what, Exception e, Remedies remedy, long rows) {
    String after = rows == 0 ? "" : NOTHING_USED;
    if (!(e instanceof SQLException sql)) {
      return new JdbcSourceException(
          source
              + ": "
              + what
              + "the driver or pool threw "
              + e.getClass().getName()
              + ". See its log, and try again."
              + after,
          rows);
    }
    String text = sql.getMessage() == null ? "" : sql.getMessage().strip();
    boolean shown = !text.isEmpty() && remedy.textIsShown() && !isSecretIn(sql);
    String said = shown ? ", \"" + DriverText.of(text) + '"' : "";
    String message = source + ": " + what + remedy.kind() + " (" + codes(sql) + ")" + said + ". ";
    String todo = remedy.remedy() + (remedy.remedy().endsWith("?") ? "" : ".");
    // What is not fit for the message must not reach a log by way of the cause either.
    boolean attached = shown && text.length() <= DriverText.MAX_CHARACTERS;
    return new JdbcSourceException(message + todo + after, error(sql), rows, attached ? sql : null);
  }

  /** Looks at causes and at what is chained to it as well, for these would be logged with it. */
  private boolean isSecretIn(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage());
      if (secrets.stream().anyMatch(text::contains)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String state(Exception e) {
    return e instanceof SQLException sql ? sql.getSQLState() : null;
  }

  private static SqlError error(SQLException e) {
    return new SqlError(e.getSQLState(), e.getErrorCode());
  }

  private static String codes(SQLException e) {
    return codes(error(e));
  }

  private static String codes(SqlError error) {
    String state =
        error.sqlState() == null ? "no SQLState" : "SQLState " + DriverText.of(error.sqlState());
    return error.vendorCode() == 0 ? state : state + ", code " + error.vendorCode();
  }

  private static String counted(long rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }

  private static String shown(Duration limit) {
    return limit.toMillis() + " ms";
  }
}
