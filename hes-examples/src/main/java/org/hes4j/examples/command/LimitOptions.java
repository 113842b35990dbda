package org.hes4j.examples.command;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a directory or a database is waited for. */
final class LimitOptions {
  private static final Setting<Integer> CONNECT_TIMEOUT =
      Setting.of(
          "connect-timeout",
          "SECONDS",
          Kind.NUMBER,
          "How long to wait for a connection (ldap, jdbc); 10 with ldap by default.");

  private static final Setting<Integer> RESPONSE_TIMEOUT =
      Setting.of(
          "response-timeout",
          "SECONDS",
          Kind.NUMBER,
          "How long to wait for each answer (ldap, 60 by default) or for the query (jdbc, 300).");

  private static final Setting<Integer> READ_LIMIT =
      Setting.of(
          "read-limit",
          "SECONDS",
          Kind.NUMBER,
          "How long the whole read may take (ldap, jdbc); 3600 by default.");

  static final Section SECTION =
      Section.of("Patience", CONNECT_TIMEOUT, RESPONSE_TIMEOUT, READ_LIMIT);

  final @Nullable Integer connectTimeout;
  final @Nullable Integer responseTimeout;
  final @Nullable Integer readLimit;

  LimitOptions(Given given) {
    connectTimeout = given.value(CONNECT_TIMEOUT);
    responseTimeout = given.value(RESPONSE_TIMEOUT);
    readLimit = given.value(READ_LIMIT);
  }

  Optional<Duration> connect() {
    return seconds(CONNECT_TIMEOUT, connectTimeout);
  }

  Optional<Duration> response() {
    return seconds(RESPONSE_TIMEOUT, responseTimeout);
  }

  Optional<Duration> read() {
    return seconds(READ_LIMIT, readLimit);
  }

  private static Optional<Duration> seconds(Setting<Integer> setting, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new UsageException(setting + " is " + value + ", it must be at least 1 second");
    }
    return Optional.ofNullable(value).map(Duration::ofSeconds);
  }
}
