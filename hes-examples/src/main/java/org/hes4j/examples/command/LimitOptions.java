package org.hes4j.examples.command;

import java.time.Duration;
import java.util.Optional;
import org.hes4j.examples.command.Options.SourceType;
import org.jspecify.annotations.Nullable;

/** How long a directory or a database is waited for. */
final class LimitOptions {
  /** Sockets count milliseconds, in an int. */
  private static final int MOST_SECONDS = Integer.MAX_VALUE / 1000;

  private static final Kind<Integer> SECONDS = Kind.number(1, MOST_SECONDS);

  private static final Setting<Integer> CONNECT_TIMEOUT =
      Setting.of(
          "connect-timeout",
          "SECONDS",
          SECONDS,
          "How long to wait for a connection (ldap, jdbc); 10 by default.");

  private static final Setting<Integer> RESPONSE_TIMEOUT =
      Setting.of(
          "response-timeout",
          "SECONDS",
          SECONDS,
          "How long to wait for each answer (ldap, 60 by default) or for the query (jdbc, 300).");

  private static final Setting<Integer> READ_LIMIT =
      Setting.of(
          "read-limit",
          "SECONDS",
          SECONDS,
          "How long the whole read may take (ldap, jdbc); 3600 by default.");

  static final Section SECTION =
      Section.of("Patience", CONNECT_TIMEOUT, RESPONSE_TIMEOUT, READ_LIMIT)
          .only(Use.of(SourceType.ldap, SourceType.jdbc));

  final @Nullable Integer connectTimeout;
  final @Nullable Integer responseTimeout;
  final @Nullable Integer readLimit;

  LimitOptions(Given given) {
    connectTimeout = given.value(CONNECT_TIMEOUT);
    responseTimeout = given.value(RESPONSE_TIMEOUT);
    readLimit = given.value(READ_LIMIT);
  }

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
