package org.hes4j.examples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database is asked, and what. Filled by picocli. */
final class JdbcOptions {
  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = "The database, without a password.")
  @Nullable String url;

  @Option(
      names = "--jdbc-driver",
      paramLabel = "JAR",
      description =
          "The jar of the database's driver, where it is not on the class path; again for each"
              + " further jar that it needs.")
  List<Path> drivers = new ArrayList<>();

  @Option(names = "--jdbc-user", paramLabel = "NAME", description = "Who asks.")
  @Nullable String user;

  @Option(
      names = "--jdbc-password-file",
      paramLabel = "FILE",
      description =
          "A file that holds the password of --jdbc-user (or the password itself in"
              + " HES_JDBC_PASSWORD).")
  @Nullable Path passwordFile;

  @Option(
      names = "--query",
      paramLabel = "SQL",
      description = "What is asked, such as: SELECT mail, name FROM people")
  @Nullable String query;

  @Option(
      names = "--fetch-size",
      paramLabel = "N",
      description = "Rows fetched at a time; 3000 by default.")
  @Nullable Integer fetchSize;
}
