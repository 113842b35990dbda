package org.hes4j.client.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hes4j.client.AuthenticationException;
import org.hes4j.client.AuthorizationException;
import org.hes4j.client.CallDetails;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesException;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.ServiceUnavailableException;
import org.jspecify.annotations.Nullable;

/** What an HTTP status alone says, whatever the body holds. Immutable and thread-safe. */
public final class StatusErrors {
  private final Credentials credentials;
  private final Clock clock;

  /** For one account. */
  public StatusErrors(Credentials credentials, Clock clock) {
    this.credentials = credentials;
    this.clock = clock;
  }

  /** The error that the status stands for; nothing where the body must be read to know. */
  public Optional<HesException> of(HttpAnswer answer, CallDetails call) {
    int status = answer.status();
    String where = new TransportErrors(call).where() + ": ";
    return Optional.ofNullable(
        switch (status) {
          case 401 -> new AuthenticationException(where + notAccepted(credentials), call, null);
          case 403 -> new AuthorizationException(where + notAllowed(credentials), call, null);
          case 404 ->
              new ProtocolException(
                  where + "nothing is there (HTTP 404); check the path of the endpoint",
                  call,
                  null);
          case 407 ->
              new ProtocolException(
                  where
                      + "a proxy on the way wants other credentials, or any (HTTP 407); check its user"
                      + " name and password, or give them (HttpProxy.withLogin; --proxy-user of"
                      + " imhs-cmd)"
                      + hintForTunnels(),
                  call,
                  null);
          case 413 ->
              new LimitExceededException(
                  where
                      + "the request was too large for the service or a proxy before it (HTTP 413)",
                  -1,
                  -1,
                  call,
                  null);
          case 429, 502, 503, 504 -> unavailable(answer, call, where);
          default -> status >= 300 && status < 400 ? redirected(answer, call, where) : null;
        });
  }

  /** The JDK reads that at its first request: no matter where it was set before. */
  private static String hintForTunnels() {
    String withheld = System.getProperty("jdk.http.auth.tunneling.disabledSchemes", "Basic");
    return withheld.toLowerCase(Locale.ROOT).contains("basic")
        ? ". For an https service the JDK shows a proxy a password only"
            + " with -Djdk.http.auth.tunneling.disabledSchemes= on its command line"
        : "";
  }

  /** Says that the account or its key is wrong, and where both are found. */
  public static String notAccepted(Credentials credentials) {
    return "the service did not accept account '"
        + ServiceText.of(credentials.username())
        + "' with this Service Authentication Key. Check both; the key is found in the administration console under"
        + " Administration > Web Services & Tools";
  }

  /** Says that the account may not do this, and what to check. */
  public static String notAllowed(Credentials credentials) {
    return "account '"
        + ServiceText.of(credentials.username())
        + "' may not do this. Check that web services are enabled in the administration console under"
        + " Administration > Web Services & Tools, and that the domain belongs to the account";
  }

  private ServiceUnavailableException unavailable(
      HttpAnswer answer, CallDetails call, String where) {
    Duration retryAfter = answer.header("Retry-After").flatMap(this::retryAfter).orElse(null);
    return new ServiceUnavailableException(
        where + unavailable("HTTP " + answer.status(), retryAfter), retryAfter, call, null);
  }

  /** Says that the service cannot answer now, and when to come again. */
  public static String unavailable(String how, @Nullable Duration retryAfter) {
    return "the service cannot answer at present ("
        + how
        + "); try again "
        + (retryAfter == null ? "later" : "in " + retryAfter.toSeconds() + " s");
  }

  /** Seconds or a date (RFC 9110, 10.2.3). */
  private Optional<Duration> retryAfter(String value) {
    try {
      if (value.strip().chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
      }
      Instant then =
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), then);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static ProtocolException redirected(HttpAnswer answer, CallDetails call, String where) {
    String target = answer.header("Location").map(ServiceText::of).orElse("nowhere");
    return new ProtocolException(
        where
            + "redirected to "
            + target
            + " (HTTP "
            + answer.status()
            + "), which is not followed so that the key goes nowhere else; if that is the service, make it the"
            + " endpoint",
        call,
        null);
  }
}
