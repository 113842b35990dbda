package org.hes4j.client.rest;

import java.util.Map;
import java.util.Optional;
import org.hes4j.client.AuthenticationException;
import org.hes4j.client.AuthorizationException;
import org.hes4j.client.CallDetails;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesException;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.client.http.HttpAnswer;
import org.hes4j.client.http.ServiceText;
import org.hes4j.client.http.StatusErrors;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** Turns refusals into our exceptions: the vendor's codes, then what HTTP says. Thread-safe. */
final class RestErrors {
  private static final int OF_PROXY = 407;

  private final Credentials credentials;
  private final StatusErrors statusErrors;

  RestErrors(Credentials credentials, StatusErrors statusErrors) {
    this.credentials = credentials;
    this.statusErrors = statusErrors;
  }

  /** An answer that is none of this API. */
  static ProtocolException unexpected(CallDetails call, String found) {
    return new ProtocolException(
        call.operation()
            + " at "
            + call.endpoint()
            + " was answered with "
            + found
            + "; check that the base URL is that of the REST API, ending in /api/v1/, and that no proxy answers in"
            + " its place",
        call,
        null);
  }

  /** The error that an answer stands for which is not the expected one. */
  HesException of(HttpAnswer answer, RestRequest request, CallDetails call) {
    int status = answer.status();
    // A proxy's word is not the service's, and where a tunnel was refused the body never comes.
    @Nullable ServiceError said =
        status == OF_PROXY ? null : ServiceError.read(answer).orElse(null);
    String how = "HTTP " + status + (said == null ? "" : " " + said);
    return known(status, said == null ? "" : said.code(), new Refused(request, call, how))
        .or(() -> statusErrors.of(answer, call))
        .orElseGet(
            () ->
                said == null
                    ? unexpected(call, how)
                    : unexpected(call, how + ", which is not known here"));
  }

  private record Refused(RestRequest request, CallDetails call, String how) {
    String message(String text) {
      return call.operation() + " at " + call.endpoint() + ": " + text + " (" + how + ")";
    }
  }

  private Optional<HesException> known(int status, String code, Refused refused) {
    CallDetails call = refused.call();
    return Optional.ofNullable(
        switch (status + " " + code) {
          case "400 InvalidMethod" ->
              new ProtocolException(
                  refused.message("the service does not know this method here; check the base URL"),
                  call,
                  null);
          case "400 InvalidFormat" -> new ProtocolException(refused.message(FORMAT), call, null);
          case "400 IllegalCharacter" -> illegal(refused);
          case "404 ResourceNotAvailable" -> unknown(refused);
          case "500 InternalServerError" ->
              new ServiceUnavailableException(
                  refused.message("the service failed by its own word; run again later"),
                  null,
                  call,
                  null);
          default -> refusedAccount(status, refused);
        });
  }

  private static final String FORMAT =
      "the service does not accept the form of the request; docs/bindings.md says what of the API is assumed, please"
          + " report it";

  private @Nullable HesException refusedAccount(int status, Refused refused) {
    String account = "account '" + ServiceText.of(credentials.username()) + "'";
    return switch (status) {
      case 401 ->
          new AuthenticationException(
              refused.message(
                  "the service did not accept "
                      + account
                      + " with this API key. Check the user name, the key, and that the region is the account's"),
              refused.call(),
              null);
      case 403 ->
          new AuthorizationException(
              refused.message(
                  account
                      + " may not do this. Check in the administration console that the API key is enabled and that"
                      + " the domain belongs to the account"),
              refused.call(),
              null);
      default -> null;
    };
  }

  private static HesException illegal(Refused refused) {
    return refused.request().body() == null
        ? new ProtocolException(refused.message(FORMAT), refused.call(), null)
        : new InvalidRecipientsException(
            refused.message(
                "the service refused a character of one of the users, and with it the whole message; it does not say"
                    + " of which"),
            Map.of(),
            refused.call(),
            null);
  }

  private static @Nullable HesException unknown(Refused refused) {
    @Nullable MailDomain domain = refused.request().domain();
    return domain == null
        ? null
        : new UnknownDomainException(
            refused.message(
                domain
                    + " is no domain of this account; check its spelling, or add it in the console first"),
            domain,
            refused.call(),
            null);
  }
}
