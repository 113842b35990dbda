package org.hes4j.client.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.hes4j.client.CallDetails;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.HesException;
import org.hes4j.client.HesTimeoutException;
import org.hes4j.client.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Puts what can go wrong on the way into words. */
record TransportErrors(CallDetails call) {

  /** The error for an exception of the HTTP client. */
  HesException of(Throwable problem) {
    if (problem instanceof LimitReachedException reached) {
      return of(reached);
    }
    if (has(problem, ClientClosedException.class)) {
      return new ConnectionException(
          where()
              + ": the client was closed while the call was under way; it is not known whether the"
              + " service acted on the request, running again is safe",
          true,
          call,
          problem);
    }
    if (problem instanceof ZipException) {
      return new ProtocolException(
          where()
              + " gave an answer whose gzip coding is damaged ("
              + reason(problem)
              + "); run again, and where this comes back look for a proxy that changes answers",
          call,
          problem);
    }
    if (problem instanceof HttpConnectTimeoutException) {
      return unsent(
          "no connection within the connect time limit; check the address and firewalls", problem);
    }
    if (has(problem, UnresolvedAddressException.class)
        || has(problem, UnknownHostException.class)) {
      return unsent(
          "the host "
              + call.endpoint().getHost()
              + " is not known; check the endpoint's spelling and DNS",
          problem);
    }
    if (has(problem, ConnectException.class)) {
      return unsent(
          "the connection was refused; check host and port, and that the service is running",
          problem);
    }
    if (has(problem, DefaultTls.NoTlsException.class)) {
      return unsent(
          "the JVM offers no TLS ("
              + reason(problem)
              + "); check javax.net.ssl.trustStore and its password where they are set",
          problem);
    }
    if (has(problem, SSLException.class)) {
      return unsent(
          "no secure connection ("
              + reason(problem)
              + "); check that the service's certificate is valid for this"
              + " host and that its authority is trusted",
          problem);
    }
    return new ConnectionException(
        where()
            + ": the connection broke ("
            + reason(problem)
            + "); it is not known whether the service acted on the"
            + " request, running again is safe",
        true,
        call,
        problem);
  }

  /** The error for a request that came too late, after the end of the client. */
  HesException tooLate(ClientClosedException problem) {
    return unsent(
        "the client was closed while the call was under way; this request was not sent, running again is safe",
        problem);
  }

  /** The error for an answer in a coding that was not asked for. */
  ProtocolException unknownCoding(String coding) {
    return new ProtocolException(
        where()
            + " gave an answer in the content coding '"
            + ServiceText.of(coding)
            + "', which was not asked for; look for a proxy that changes answers",
        call,
        null);
  }

  /**
   * The error for a connection that broke in the request. The JDK's client reads no answer before
   * the request is sent, so that a refusal sent early is lost where the service does not take the
   * rest.
   */
  HesException whileSending(Throwable problem) {
    return new ConnectionException(
        where()
            + ": the service hung up while the request was being sent ("
            + reason(problem)
            + "); a request too"
            + " large for it or for a proxy before it is a likely reason",
        true,
        call,
        problem);
  }

  private HesException of(LimitReachedException reached) {
    return switch (reached.limit()) {
      case TOTAL_TIME ->
          new HesTimeoutException(
              where() + " took longer than the total time limit (" + reached.getMessage() + ")",
              call,
              reached);
      case READ_TIME ->
          new HesTimeoutException(
              where() + ": the service fell silent (" + reached.getMessage() + ")", call, reached);
      case ANSWER_BYTES, UNPACKED_BYTES ->
          new ProtocolException(
              where()
                  + " gave an answer larger than allowed ("
                  + reached.getMessage()
                  + "); is this a HES service? Where a list is really that long, raise the limit",
              call,
              reached);
    };
  }

  private ConnectionException unsent(String what, Throwable cause) {
    return new ConnectionException(where() + ": " + what, false, call, cause);
  }

  /** How every message about a call begins. */
  String where() {
    return call.operation() + " at " + call.endpoint();
  }

  private static String reason(Throwable problem) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (at instanceof IOException && at.getCause() == null && at.getMessage() != null) {
        return ServiceText.of(at.getMessage());
      }
    }
    return problem.getMessage() == null
        ? problem.getClass().getSimpleName()
        : ServiceText.of(problem.getMessage());
  }

  /** Whether it or one of its causes is of that type. */
  static boolean has(@Nullable Throwable problem, Class<? extends Throwable> type) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }
}
