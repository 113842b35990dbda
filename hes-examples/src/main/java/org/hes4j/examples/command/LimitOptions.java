package org.hes4j.examples.command;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a directory or a database is waited for. Filled by picocli. */
final class LimitOptions {
  @Option(
      names = "--connect-timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for a connection (ldap, jdbc).")
  @Nullable Integer connectTimeout;

  @Option(
      names = "--response-timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for each answer (ldap) or for the query (jdbc).")
  @Nullable Integer responseTimeout;

  @Option(
      names = "--read-limit",
      paramLabel = "SECONDS",
      description = "How long the whole read may take (ldap, jdbc).")
  @Nullable Integer readLimit;

  Optional<Duration> connect() {
    return seconds(connectTimeout);
  }

  Optional<Duration> response() {
    return seconds(responseTimeout);
  }

  Optional<Duration> read() {
    return seconds(readLimit);
  }

  private static Optional<Duration> seconds(@Nullable Integer value) {
    return Optional.ofNullable(value).map(Duration::ofSeconds);
  }
}
