package org.hes4j.directory.jdbc;

import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/**
 * Recipients from an SQL database, by a query.
 *
 * <pre>{@code
 * RecipientSource source =
 *     JdbcRecipientSource.builder("jdbc:postgresql://db.example.com/mail",
 *             "SELECT address AS mail, full_name FROM mailbox WHERE active")
 *         .login("reader", () -> password)
 *         .displayNameColumn("full_name")
 *         .build();
 * }</pre>
 *
 * <p>The query runs in a read-only transaction that sees one state of the data (REPEATABLE READ
 * where the database has it; one query sees one state in most others too). It has no parameters,
 * and no second statement, for a {@code COMMIT} in it would leave that transaction. To a driver
 * read-only is a hint: PostgreSQL keeps it, MariaDB and MySQL do for the whole session, H2 takes no
 * notice. What keeps a query from writing anywhere is a user who may only read. A row is one record
 * for each of its address columns that holds something; a row whose address columns are all NULL or
 * blank is left out and counted.
 *
 * <p>Rows come as they are read, never all at once, with what each driver needs for that:
 * PostgreSQL autocommit off and a fetch size, MariaDB Connector/J a fetch size, MySQL Connector/J
 * the fetch size {@code Integer.MIN_VALUE}, H2 lazy execution; every other driver gets a fetch
 * size. The driver is a dependency of the application, not of this library.
 *
 * <p>A read returns normally only after the driver has reported the end of the one result, no limit
 * of time was reached and the database did not warn that it cut values short. Everything else is a
 * {@link JdbcSourceException}. The connection goes back as it came; one that cannot be restored is
 * cut.
 *
 * <p><strong>What cannot be noticed:</strong> a query that asks for less than everybody, a view or
 * row-level policy that shows this user a part, a replica that lags.
 *
 * <p>Immutable and thread-safe; reads may run at the same time, each on its own connection. An
 * interrupt ends the read and stays set.
 */
public final class JdbcRecipientSource implements RecipientSource {
  private final JdbcSettings settings;

  JdbcRecipientSource(JdbcSettings settings) {
    this.settings = settings;
  }

  /**
   * A query on a data source, such as a pool.
   *
   * @param dataSource gives each read its connection, and knows who logs in and how long connecting
   *     may take
   * @param query one SQL query in the database's own dialect
   * @throws IllegalArgumentException when the query is blank or holds a second statement
   */
  public static JdbcRecipientSourceBuilder builder(DataSource dataSource, String query) {
    return new JdbcRecipientSourceBuilder(new JdbcRecipientSourceBuilder.Pool(dataSource), query);
  }

  /**
   * A query on a connection of its own, through {@link java.sql.DriverManager}.
   *
   * @param jdbcUrl the driver's URL, such as {@code jdbc:mariadb://db.example.com:3306/mail}; its
   *     parameters are never shown
   * @param query one SQL query in the database's own dialect
   * @throws IllegalArgumentException when the URL does not begin with {@code jdbc:}, or the query
   *     is blank or holds a second statement
   */
  public static JdbcRecipientSourceBuilder builder(String jdbcUrl, String query) {
    return new JdbcRecipientSourceBuilder(new JdbcRecipientSourceBuilder.Url(jdbcUrl), query);
  }

  /**
   * Reads every row.
   *
   * @throws JdbcSourceException when the query could not be read whole
   */
  @Override
  public void read(Consumer<SourceRecord> consumer) {
    new JdbcRead(settings).run(consumer);
  }

  /** {@code JDBC jdbc:postgresql://db.example.com/mail}, or the name given to the builder. */
  @Override
  public String toString() {
    return settings.name();
  }
}
