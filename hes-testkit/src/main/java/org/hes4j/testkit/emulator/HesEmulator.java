package org.hes4j.testkit.emulator;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.hes4j.client.ListState;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/**
 * The HES service on loopback, in memory, for tests and trials. It keeps to the SOAP contract
 * (hes.wsdl, hes.xsd) to the letter: what it refuses, a service may refuse. The same lists are
 * behind the vendor's REST API v1, whose open questions {@link RestSwitches} decide.
 *
 * <pre>{@code
 * try (var hes = HesEmulator.start("admin", "key", "example.com")) {
 *   // point a client at hes.soapUri() or hes.restEndpoint()
 * }
 * }</pre>
 *
 * It listens on 127.0.0.1 only and speaks plain http. Several can run in one JVM. Thread-safe.
 */
public final class HesEmulator implements AutoCloseable {
  private final EmulatorServer server;
  private final AccountState account;
  private final int port;

  HesEmulator(EmulatorServer server, AccountState account) {
    this.server = server;
    this.account = account;
    port = server.port();
  }

  /**
   * Starts a service with empty lists on a free port.
   *
   * @param username the account name
   * @param apiKey the Service Authentication Key
   * @param domains the domains of the account, at least one
   * @throws IllegalArgumentException when one of these is missing or malformed
   */
  public static HesEmulator start(String username, String apiKey, String... domains) {
    HesEmulatorBuilder builder = builder().username(username).apiKey(apiKey);
    for (String domain : domains) {
      builder.domain(domain);
    }
    return builder.start();
  }

  /** A service to be described further. */
  public static HesEmulatorBuilder builder() {
    return new HesEmulatorBuilder();
  }

  /** Where it listens, {@code http://127.0.0.1:PORT}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The SOAP endpoint; its WSDL is at the same place with {@code ?wsdl}. */
  public URI soapUri() {
    return uri().resolve(EmulatorServer.SOAP_PATH);
  }

  /** The base of the REST API, {@code http://127.0.0.1:PORT/api/v1/}. */
  public URI restEndpoint() {
    return uri().resolve(EmulatorServer.REST_PATH);
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /**
   * The list of a domain, in order of the addresses' UTF-8 bytes.
   *
   * @throws UnknownDomainException when the domain is none of the account's
   */
  public List<Recipient> users(MailDomain domain) {
    return Recipients.of(account.list(domain).present().roster());
  }

  /**
   * Revision, count and digest of the list of a domain.
   *
   * @throws UnknownDomainException when the domain is none of the account's
   */
  public ListState state(MailDomain domain) {
    return account.list(domain).present().state();
  }

  /**
   * Makes these the whole list of a domain, as another administrator would: the revision grows if
   * the set of addresses is a new one. Any number, none included; no request is counted.
   *
   * @throws UnknownDomainException when the domain is none of the account's
   * @throws IllegalArgumentException when a recipient is of another domain
   */
  public void setUsers(MailDomain domain, Collection<Recipient> recipients) {
    Recipients.set(account, domain, recipients);
  }

  /**
   * Makes the next requests of an operation go wrong, on either wire, the first one by the first
   * mishap and so on; {@link Mishap#NONE} lets one pass. Goes behind what is scripted already.
   */
  public void script(Operation operation, Mishap... mishaps) {
    server.script().add(operation, List.of(mishaps));
  }

  /** How many places of the script are still to come; 0 when all that was scripted has happened. */
  public int scripted() {
    return server.script().left();
  }

  /** What it has been asked so far, over both wires. */
  public RequestCounts requests() {
    return server.requests();
  }

  /** Stops the service and frees its port and threads. Can be repeated. */
  @Override
  public void close() {
    server.close();
  }

  /** Where it listens. */
  @Override
  public String toString() {
    return "HES emulator on " + uri();
  }
}
