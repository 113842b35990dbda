package org.hes4j.examples.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database is asked, and what. Filled by picocli. */
final class JdbcOptions {
  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = "The database, without a password; its driver must be on the class path.")
  @Nullable String url;

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
      description = "Rows fetched at a time; 1000 by default.")
  @Nullable Integer fetchSize;
}
