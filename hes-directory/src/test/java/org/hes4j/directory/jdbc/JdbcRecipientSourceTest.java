package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.hes4j.directory.Records;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not depend on the database. */
class JdbcRecipientSourceTest {
  private H2Database database;

  @BeforeEach
  void start() throws SQLException {
    database = new H2Database();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private JdbcSourceException failure(JdbcRecipientSourceBuilder source) {
    return catchThrowableOfType(JdbcSourceException.class, () -> Records.of(source.build()));
  }

  private List<String> values(JdbcRecipientSourceBuilder source) {
    return Records.of(source.build()).values();
  }

  @Test
  void theAddressColumnIsTheOnlyOneOrTheOneCalledMailOrEmail() {
    assertThat(values(database.source("SELECT 'a@example.com' AS whatever")))
        .containsExactly("a@example.com");
    assertThat(values(database.source("SELECT 1 AS id, 'a@example.com' AS Email")))
        .containsExactly("a@example.com");
    assertThat(failure(database.source("SELECT 1 AS id, 'a@example.com' AS address")))
        .hasMessageEndingWith(
            ": which column holds the addresses is not clear. The query gives \"ID\", \"ADDRESS\"."
                + " Name it as the address column (addressColumns, or --address-column of imhs-cmd).");
    assertThat(failure(database.source("SELECT 'a' AS mail, 'b' AS email")))
        .hasMessageContaining("is not clear");
  }

  @Test
  void severalAddressColumnsGiveSeveralAddresses() {
    String query =
        "SELECT * FROM (VALUES ('a@example.com', 'b@example.com'), (NULL, 'c@example.com'),"
            + " (' ', NULL)) AS t(mail, alias)";
    Records records =
        Records.of(database.source(query).addressColumns("mail", "alias", "mail").build());
    assertThat(records.all())
        .extracting(record -> record.getClass().getSimpleName() + " " + record.origin())
        .containsExactly("Address row 1", "Address row 1", "Address row 2", "LeftOut row 3");
    assertThat(records.values()).containsExactly("a@example.com", "b@example.com", "c@example.com");
  }

  @Test
  void theExactSpellingWinsAndTwoOfOneNameAreRefused() {
    String query = "SELECT 'a@example.com' AS \"mail\", 'b@example.com' AS \"MAIL\"";
    assertThat(values(database.source(query).addressColumns("mail")))
        .containsExactly("a@example.com");
    assertThat(failure(database.source(query).addressColumns("Mail")))
        .hasMessageEndingWith(
            ": the query gives column \"Mail\" more than once. Give each column a name of its own in"
                + " the query (AS).");
    assertThat(failure(database.source("SELECT 'a@example.com' AS mail").displayNameColumn("name")))
        .hasMessageEndingWith(
            ": the query gives no column \"name\". It gives \"MAIL\". Correct the name of"
                + " the display name column, or name a column so in the query (AS).");
  }

  @Test
  void aStatementWithoutRowsIsNoEmptyList() {
    assertThat(failure(database.source("SET @x = 1")))
        .hasMessageEndingWith(
            ": the statement gives no rows; it is no query. Give one that begins with SELECT, or"
                + " that returns a result.");
    assertThat(Records.of(database.source("SELECT 'a' AS mail WHERE FALSE").build()).all())
        .isEmpty();
  }

  @Test
  void aPasswordIsAskedOncePerReadAndShownNowhere() throws SQLException {
    database.execute("CREATE USER reader PASSWORD 's3cret-word'");
    AtomicInteger asked = new AtomicInteger();
    JdbcRecipientSource source =
        JdbcRecipientSource.builder(database.url() + ";IFEXISTS=TRUE", "SELECT 'a@example.com'")
            .login(
                "reader",
                () -> {
                  asked.incrementAndGet();
                  return "s3cret-word";
                })
            .build();
    assertThat(asked).hasValue(0);
    assertThat(Records.of(source).values()).hasSize(1);
    assertThat(Records.of(source).values()).hasSize(1);
    assertThat(asked).hasValue(2);
    assertThat(source).hasToString("JDBC " + database.url());
  }

  @Test
  void whatAUrlMayHideIsNotShown() {
    List.of(
            "jdbc:mysql://root:s3cret@db.example.com/mail",
            "jdbc:mysql://root:s3?cret@db.example.com/mail",
            "jdbc:mysql://root:1234?s3cret@db.example.com/mail",
            "jdbc:mysql://address=(host=db)(user=root)(password=s3cret)/mail",
            "jdbc:mysql://(host=db,password=s3cret)/mail",
            "jdbc:oracle:thin:scott/s3cret@//db.example.com:1521/mail",
            "jdbc:db2://db.example.com:50000/mail:user=root;password=s3cret;",
            "jdbc:postgresql://db.example.com/mail?user=a&password=s3cret@x")
        .forEach(
            url ->
                assertThat(JdbcRecipientSource.builder(url, "q").build().toString())
                    .matches("JDBC jdbc:[a-z0-9]+:…"));
    assertThat(name("jdbc:postgresql://db.example.com:5432/mail?user=a&password=s3cret"))
        .isEqualTo("JDBC jdbc:postgresql://db.example.com:5432/mail");
    assertThat(name("jdbc:sqlserver://db.example.com;user=a;password=s3cret"))
        .isEqualTo("JDBC jdbc:sqlserver://db.example.com");
    assertThat(name("jdbc:oracle:thin:@//db.example.com:1521/mail"))
        .isEqualTo("JDBC jdbc:oracle:thin:@//db.example.com:1521/mail");
    assertThat(name("jdbc:h2:file:~/mail;PASSWORD=s3cret")).isEqualTo("JDBC jdbc:h2:file:~/mail");
    assertThat(name("jdbc:mariadb://one.example.com:3306,two.example.com/mail"))
        .isEqualTo("JDBC jdbc:mariadb://one.example.com:3306,two.example.com/mail");
  }

  private static String name(String url) {
    return JdbcRecipientSource.builder(url, "q").build().toString();
  }

  @Test
  void aSecretThatADriverShowsHidesItsText() {
    JdbcSettings settings =
        new JdbcSettings(
            "db",
            () -> () -> null,
            "q",
            List.of(),
            null,
            1,
            new JdbcSettings.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1)));
    SQLException shown = new SQLException("bad login s3cret-word", "28000", 7);
    assertThat(new JdbcFailures(settings, List.of("s3cret-word")).connecting(shown))
        .hasNoCause()
        .hasMessage(
            "db: cannot connect: login refused (SQLState 28000, code 7). Check user and password,"
                + " and that the user may log in from this machine.");
    assertThat(new JdbcFailures(settings, List.of("other-word")).connecting(shown)).hasCause(shown);
    SQLException behind = new SQLException("login", "28000", new SQLException("s3cret-word"));
    assertThat(new JdbcFailures(settings, List.of("s3cret-word")).connecting(behind)).hasNoCause();
    assertThat(UrlSecrets.of("jdbc:mysql://root:first-word@h/m?user=someone&password=second%20x"))
        .contains("first-word", "second%20x", "second x")
        .doesNotContain("someone");
  }

  private static DataSource failing(SQLException e) {
    return new FailingPool(e);
  }

  @Test
  void whatAPoolThrowsIsAFailureOfTheSource() {
    JdbcSourceException e =
        failure(
            JdbcRecipientSource.builder(
                failing(new SQLException("no more connections", "53300", 5)), "q"));
    assertThat(e)
        .hasMessage(
            "JDBC data source: cannot connect: out of resources or locked (SQLState 53300, code 5),"
                + " \"no more connections\". Try again later. See the server's log for what was"
                + " short.");
    assertThat(e.sqlState()).contains("53300");
    assertThat(e.vendorCode()).isEqualTo(5);
    assertThat(e.rowsRead()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "25006, the query writes (",
    "25P03, the server ended a transaction that waited too long (",
    "25P04, ended by the server (",
    "25001, the transaction does not allow it (",
    "25P02, the transaction does not allow it (",
  })
  void onlyOneStateOfTransactionsSaysThatTheQueryWrites(String state, String said) {
    SQLException thrown = new SQLException("said", state);
    assertThat(failure(JdbcRecipientSource.builder(failing(thrown), "q")))
        .hasMessageContaining("cannot connect: " + said + "SQLState " + state + "), \"said\". ");
  }

  @Test
  void badSettingsAreRefusedAtOnce() {
    assertThatThrownBy(() -> JdbcRecipientSource.builder("mysql://root:s3cret@db", "q"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> database.source(" ")).hasMessageContaining("expected a SELECT");
    assertThatThrownBy(() -> database.source("q").addressColumns())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> database.source("q").fetchSize(0))
        .hasMessage("fetch size 0: expected at least 1");
    assertThatThrownBy(() -> database.source("q").queryTimeout(Duration.ZERO))
        .hasMessageContaining("query timeout PT0S");
    assertThatThrownBy(() -> database.source("q").readLimit(ChronoUnit.FOREVER.getDuration()))
        .hasMessageContaining("between 1 millisecond and 24 days");
    assertThatThrownBy(() -> database.source("q").login(" ", () -> "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> database.source("q").displayNameColumn(" "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> database.source("q").name(" "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                JdbcRecipientSource.builder(failing(new SQLException()), "q")
                    .login("a", () -> "b")
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("set it at the data source instead");
  }
}
