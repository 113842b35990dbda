package org.hes4j.directory.jdbc;

import java.nio.file.Path;
import java.sql.Driver;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Configures a {@link JdbcRecipientSource}. Not thread-safe. */
public final class JdbcRecipientSourceBuilder {
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  private final Target target;
  private final String query;
  private String name;
  private UrlOpener.@Nullable Login login;
  private List<Path> driverJars = List.of();
  private List<String> addressColumns = List.of();
  private @Nullable String nameColumn;
  private int fetchSize = 3000;
  private @Nullable Duration connectTimeout;
  private Duration queryTimeout = Duration.ofMinutes(5);
  private Duration readLimit = Duration.ofHours(1);

  JdbcRecipientSourceBuilder(Target target, String query) {
    if (query.isBlank()) {
      throw new IllegalArgumentException("the query is empty; expected a SELECT");
    }
    this.target = target;
    this.query = OneStatement.of(query, target.dialects());
    this.name = target.name();
  }

  /** Where connections come from. */
  sealed interface Target {
    String name();

    /** How its database may write quotes and comments. */
    List<OneStatement.Dialect> dialects();
  }

  /** A data source of the application. Its own text may hold a password and is not asked for. */
  record Pool(DataSource dataSource) implements Target {
    @Override
    public String name() {
      return "JDBC data source";
    }

    @Override
    public List<OneStatement.Dialect> dialects() {
      return OneStatement.Dialect.ANY;
    }
  }

  /** A URL. */
  record Url(String url) implements Target {
    Url {
      if (!url.startsWith("jdbc:")) {
        throw new IllegalArgumentException(
            "the URL does not begin with jdbc:; expected one such as"
                + " jdbc:postgresql://db.example.com/mail");
      }
    }

    @Override
    public String name() {
      return SourceName.of(url);
    }

    @Override
    public List<OneStatement.Dialect> dialects() {
      return OneStatement.Dialect.of(url);
    }
  }

  /**
   * What the source is called in messages and reports; default the URL without its parameters, or
   * {@code JDBC data source}. It is shown, so it must hold no secret.
   *
   * @throws IllegalArgumentException when it is blank
   */
  public JdbcRecipientSourceBuilder name(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of the source is empty");
    }
    this.name = DriverText.of(name);
    return this;
  }

  /**
   * Logs in as that user; for a URL alone.
   *
   * @param user the user's name
   * @param password asked once at each read; never shown anywhere
   * @throws IllegalArgumentException when the user is blank
   */
  public JdbcRecipientSourceBuilder login(String user, Supplier<String> password) {
    if (user.isBlank()) {
      throw new IllegalArgumentException("the user is empty; leave the login out instead");
    }
    login = new UrlOpener.Login(user, password);
    return this;
  }

  /**
   * The jar of the driver and those it needs, where they are not on the class path; for a URL
   * alone. They are looked into by {@link #build()}, and their classes stay loaded. Default: the
   * drivers that {@link java.sql.DriverManager} knows.
   */
  public JdbcRecipientSourceBuilder driverJars(List<Path> jars) {
    driverJars = List.copyOf(jars);
    return this;
  }

  /**
   * The columns that hold addresses, by name in any case; every one that holds something is a
   * record. Default: the one column of the query, else the one called {@code mail} or {@code
   * email}.
   *
   * @throws IllegalArgumentException when there is none or one is blank
   */
  public JdbcRecipientSourceBuilder addressColumns(List<String> names) {
    if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("no address column, or an empty name; such as mail");
    }
    addressColumns = List.copyOf(new LinkedHashSet<>(names));
    return this;
  }

  /** The same with the names one by one. */
  public JdbcRecipientSourceBuilder addressColumns(String... names) {
    return addressColumns(List.of(names));
  }

  /**
   * The column that holds a name for people; default none.
   *
   * @throws IllegalArgumentException when the name is blank
   */
  public JdbcRecipientSourceBuilder displayNameColumn(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "the name of the column with names is empty; leave it out instead");
    }
    nameColumn = name;
    return this;
  }

  /**
   * How many rows the driver fetches and holds at a time; default 3000. MySQL Connector/J streams
   * row by row whatever is given here.
   *
   * @throws IllegalArgumentException when it is less than 1
   */
  public JdbcRecipientSourceBuilder fetchSize(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("fetch size " + rows + ": expected at least 1");
    }
    fetchSize = rows;
    return this;
  }

  /**
   * How long connecting and logging in may take; for a URL alone, with the drivers of PostgreSQL,
   * MariaDB and MySQL, and where the URL does not say it itself. Default 10 seconds.
   *
   * @throws IllegalArgumentException when it is less than a millisecond or more than 24 days
   */
  public JdbcRecipientSourceBuilder connectTimeout(Duration timeout) {
    connectTimeout = positive("connect timeout", timeout);
    return this;
  }

  /**
   * How long each answer of the database may take: the first row after the query, and each one
   * after the row before it. The query is then cancelled, a tenth of a second later at most, and
   * where that does not help within 2 seconds the connection is cut. A database inside this JVM,
   * such as an embedded H2, works in the reading thread: once it has begun to give rows it is ended
   * only when it gives the next one. Default 5 minutes.
   *
   * @throws IllegalArgumentException when it is less than a millisecond or more than 24 days
   */
  public JdbcRecipientSourceBuilder queryTimeout(Duration timeout) {
    queryTimeout = positive("query timeout", timeout);
    return this;
  }

  /**
   * How long the whole read may take once connected, the consumer's time included; default one
   * hour.
   *
   * @throws IllegalArgumentException when it is less than a millisecond or more than 24 days
   */
  public JdbcRecipientSourceBuilder readLimit(Duration limit) {
    readLimit = positive("read limit", limit);
    return this;
  }

  private static Duration positive(String what, Duration value) {
    if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + " " + value + ": expected between 1 millisecond and 24 days");
    }
    return value;
  }

  /**
   * The source. Nothing is connected yet.
   *
   * @throws IllegalArgumentException when the driver's jars hold no driver for the URL
   * @throws IllegalStateException when a driver, login or connect timeout is given for a data
   *     source
   */
  public JdbcRecipientSource build() {
    return new JdbcRecipientSource(
        new JdbcSettings(
            name,
            openers(),
            query,
            addressColumns,
            nameColumn,
            fetchSize,
            new JdbcSettings.Limits(queryTimeout, readLimit)));
  }

  private Supplier<ConnectionOpener> openers() {
    UrlOpener.Login user = login;
    Duration timeout = connectTimeout;
    if (target instanceof Url url) {
      Duration limit = timeout == null ? Duration.ofSeconds(10) : timeout;
      Driver driver = driverJars.isEmpty() ? null : new DriverJars(driverJars).driver(url.url());
      return () -> new UrlOpener(url.url(), driver, user, limit);
    }
    if (!driverJars.isEmpty() || user != null || timeout != null) {
      throw new IllegalStateException(
          "a driver, login or connect timeout is given; set it at the data source instead");
    }
    DataSource dataSource = ((Pool) target).dataSource();
    return () -> dataSource::getConnection;
  }
}
