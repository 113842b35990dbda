package org.hes4j.directory.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * What one driver needs so that it hands rows over as they come instead of holding them all.
 *
 * @param driver begins the name that the driver gives itself
 * @param urlPrefix begins its URLs
 * @param rowsAtATime what its fetch size means
 * @param before statements that make the session stream and hold no row back
 * @param after statements that undo them
 * @param cancelsEarlyEnd whether closing a result early would otherwise fetch the rest
 * @param truncationCodes vendor codes of warnings that say that values were cut
 * @param connectLimits its connection properties that end a slow connect, and their units
 */
record DriverProfile(
    String driver,
    String urlPrefix,
    RowsAtATime rowsAtATime,
    List<String> before,
    List<String> after,
    boolean cancelsEarlyEnd,
    Set<Integer> truncationCodes,
    Map<String, Duration> connectLimits) {

  /** What {@code setFetchSize} means to a driver. */
  enum RowsAtATime {
    /** The number of rows of one fetch. */
    FETCH_SIZE,
    /** The one value by which MySQL Connector/J streams; every other reads all rows at once. */
    ROW_BY_ROW
  }

  /** GROUP_CONCAT cut its row, a value was cut, a value was too long. */
  private static final Set<Integer> MYSQL_TRUNCATIONS = Set.of(1260, 1265, 1406);

  /** A limit of the session or server ends a result early without a word. */
  private static final List<String> MYSQL_ALL_ROWS =
      List.of(
          "SET @hes4j_select_limit = @@sql_select_limit, sql_select_limit = 18446744073709551615");

  private static final List<String> MYSQL_FORMER_LIMIT =
      List.of("SET sql_select_limit = @hes4j_select_limit");

  private static final DriverProfile OTHER =
      new DriverProfile(
          "", "", RowsAtATime.FETCH_SIZE, List.of(), List.of(), false, Set.of(), Map.of());

  private static final List<DriverProfile> PROFILES =
      List.of(
          // Streams with a fetch size once autocommit is off, which it is for every driver here.
          new DriverProfile(
              "PostgreSQL",
              "jdbc:postgresql:",
              RowsAtATime.FETCH_SIZE,
              List.of(),
              List.of(),
              false,
              Set.of(),
              Map.of(
                  "connectTimeout", Duration.ofSeconds(1),
                  "loginTimeout", Duration.ofSeconds(1))),
          new DriverProfile(
              "MariaDB",
              "jdbc:mariadb:",
              RowsAtATime.FETCH_SIZE,
              MYSQL_ALL_ROWS,
              MYSQL_FORMER_LIMIT,
              true,
              MYSQL_TRUNCATIONS,
              Map.of("connectTimeout", Duration.ofMillis(1))),
          new DriverProfile(
              "MySQL",
              "jdbc:mysql:",
              RowsAtATime.ROW_BY_ROW,
              MYSQL_ALL_ROWS,
              MYSQL_FORMER_LIMIT,
              true,
              MYSQL_TRUNCATIONS,
              Map.of("connectTimeout", Duration.ofMillis(1))),
          // Of itself an embedded H2 holds the whole result, whatever the fetch size.
          new DriverProfile(
              "H2",
              "jdbc:h2:",
              RowsAtATime.FETCH_SIZE,
              List.of("SET LAZY_QUERY_EXECUTION 1"),
              List.of("SET LAZY_QUERY_EXECUTION 0"),
              false,
              Set.of(),
              Map.of()));

  /** The profile of a driver by the name it gives itself. */
  static DriverProfile ofDriver(String name) {
    return PROFILES.stream().filter(p -> name.startsWith(p.driver)).findFirst().orElse(OTHER);
  }

  /** Properties that make the driver of that URL give up connecting in time. */
  static Properties connectProperties(String url, Duration limit) {
    Properties properties = new Properties();
    PROFILES.stream()
        .filter(profile -> url.startsWith(profile.urlPrefix))
        .flatMap(profile -> profile.connectLimits.entrySet().stream())
        .filter(entry -> !isGiven(url, entry.getKey()))
        .forEach(
            entry ->
                properties.setProperty(
                    entry.getKey(), String.valueOf(roundedUp(limit, entry.getValue()))));
    return properties;
  }

  private static boolean isGiven(String url, String property) {
    return url.toLowerCase(Locale.ROOT).contains(property.toLowerCase(Locale.ROOT) + "=");
  }

  private static long roundedUp(Duration limit, Duration unit) {
    return limit.plus(unit).minusNanos(1).dividedBy(unit);
  }

  int fetchSize(int rows) {
    return rowsAtATime == RowsAtATime.ROW_BY_ROW ? Integer.MIN_VALUE : rows;
  }
}
