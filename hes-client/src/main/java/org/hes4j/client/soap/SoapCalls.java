package org.hes4j.client.soap;

import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hes4j.client.CallDetails;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesException;
import org.hes4j.client.RetriedCall;
import org.hes4j.client.http.HttpTransport;
import org.hes4j.client.http.Retries;
import org.hes4j.client.http.ServiceText;
import org.hes4j.client.http.StatusErrors;
import org.hes4j.client.soap.stub.HesPort;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls: an identifier, a port, attempts, and every way to fail turned into a {@link
 * HesException}. Thread-safe.
 */
final class SoapCalls implements AutoCloseable {
  private final URI endpoint;
  private final HttpTransport http;
  private final Retries retries;
  private final Faults faults;
  private final StatusErrors statusErrors;

  SoapCalls(URI endpoint, Credentials credentials, HttpTransport http, Retries retries) {
    this.endpoint = endpoint;
    this.http = http;
    this.retries = retries;
    this.faults = new Faults(credentials);
    this.statusErrors = new StatusErrors(credentials, Clock.systemUTC());
  }

  /** A call of a port's operation, which may end in one of the contract's faults. */
  @FunctionalInterface
  interface Operation<T> {
    T call(HesPort port) throws Exception;
  }

  /**
   * Every operation of the contract can be repeated safely, so each call is tried again where that
   * may help.
   */
  <T> T call(String name, Operation<T> operation) {
    return call(name, operation, Function.identity());
  }

  /**
   * As {@link #call(String, Operation)}, with a translation of the result whose failure is the
   * service's fault.
   */
  <S, T> T call(String name, Operation<S> operation, Function<S, T> translation) {
    CallDetails details = details(name);
    return retries.call(true, () -> attempt(exchange(details, null), operation, translation));
  }

  /** As {@link #call(String, Operation)}, with a batch that the message carries. */
  <T> T call(String name, StageBatch batch, Operation<T> operation) {
    CallDetails details = details(name);
    return retries.call(
        true, () -> attempt(exchange(details, batch), operation, Function.identity()));
  }

  private SoapExchange exchange(CallDetails details, @Nullable StageBatch batch) {
    return new SoapExchange(details, http, statusErrors, batch);
  }

  private CallDetails details(String name) {
    return new CallDetails(endpoint, name, UUID.randomUUID().toString());
  }

  private <S, T> T attempt(
      SoapExchange attempt, Operation<S> operation, Function<S, T> translation) {
    try (SoapExchange exchange = attempt) {
      return PortPool.shared()
          .with(exchange, port -> translation.apply(answer(exchange, port, operation)));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw ProtocolErrors.unexpected(
          attempt.details(), "a value that the contract does not allow", e);
    }
  }

  private <S> S answer(SoapExchange exchange, HesPort port, Operation<S> operation) {
    try {
      return operation.call(port);
    } catch (SOAPFaultException e) {
      throw exchange.failure().orElseGet(() -> unexpectedFault(exchange, e));
    } catch (HesException e) {
      throw e;
    } catch (WebServiceException e) {
      throw exchange
          .failure()
          .orElseGet(
              () ->
                  ProtocolErrors.unexpected(
                      exchange.details(),
                      "something that is not a SOAP message of the contract",
                      e));
    } catch (Exception e) {
      throw exchange.failure().orElseGet(() -> faults.translate(e, exchange.details()));
    }
  }

  private static HesException unexpectedFault(SoapExchange exchange, SOAPFaultException e) {
    return ProtocolErrors.unexpected(
        exchange.details(),
        "a SOAP fault that the contract does not know ("
            + ServiceText.of(String.valueOf(e.getFault().getFaultString()))
            + ")",
        Faults.withoutDetail(e));
  }

  /**
   * Asked once by each call, not by each of its messages: one that is cut short by the end of the
   * client is no misuse of it.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  void requireOpen() {
    http.requireOpen();
  }

  List<RetriedCall> retried() {
    return retries.newest();
  }

  @Override
  public void close() {
    http.close();
    retries.close();
  }
}
