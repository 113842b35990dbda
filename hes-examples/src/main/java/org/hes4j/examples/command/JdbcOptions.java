package org.hes4j.examples.command;

import java.nio.file.Path;
import java.util.List;
import org.hes4j.examples.command.Options.SourceType;
import org.jspecify.annotations.Nullable;

/** Which database is asked, and what. */
final class JdbcOptions {
  private static final Setting<String> JDBC_URL =
      Setting.of("jdbc-url", "URL", Kind.TEXT, "The database, without a password.");

  private static final Setting<Path> JDBC_DRIVER =
      Setting.of(
          "jdbc-driver",
          "JAR",
          Kind.FILE,
          "The jar of the database's driver, where it is not on the class path; again for each"
              + " further jar that it needs.");

  private static final Setting<String> JDBC_USER =
      Setting.of("jdbc-user", "NAME", Kind.TEXT, "Who asks.");

  private static final Setting<Path> JDBC_PASSWORD_FILE =
      Setting.of(
              "jdbc-password-file",
              "FILE",
              Kind.FILE,
              "A file that holds the password of --jdbc-user (or the password itself in"
                  + " HES_JDBC_PASSWORD).")
          .only(Use.of(SourceType.jdbc).with("--jdbc-user", options -> options.jdbc.user != null));

  private static final Setting<String> QUERY =
      Setting.of(
          "query", "SQL", Kind.TEXT, "What is asked, such as: SELECT mail, name FROM people");

  private static final Setting<Integer> FETCH_SIZE =
      Setting.of(
          "fetch-size",
          "N",
          Kind.number(1, Integer.MAX_VALUE),
          "Rows fetched at a time; 3000 by default.");

  static final Section SECTION =
      Section.of(
              "Databases (-t jdbc)",
              JDBC_URL,
              JDBC_DRIVER,
              JDBC_USER,
              JDBC_PASSWORD_FILE,
              QUERY,
              FETCH_SIZE)
          .only(Use.of(SourceType.jdbc));

  final @Nullable String url;
  final List<Path> drivers;
  final @Nullable String user;
  final @Nullable Path passwordFile;
  final @Nullable String query;
  final @Nullable Integer fetchSize;

  JdbcOptions(Given given) {
    url = given.value(JDBC_URL);
    drivers = given.values(JDBC_DRIVER);
    user = given.value(JDBC_USER);
    passwordFile = given.value(JDBC_PASSWORD_FILE);
    query = given.value(QUERY);
    fetchSize = given.value(FETCH_SIZE);
  }
}
