package org.hes4j.client.soap;

import java.net.URI;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hes4j.client.Capabilities;
import org.hes4j.client.Capability;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.ConnectionSettings;
import org.hes4j.client.Credentials;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesClientBuilder;
import org.hes4j.client.RetriedCall;
import org.hes4j.client.StageBase;
import org.hes4j.client.StagedChange;
import org.hes4j.client.http.HttpTransport;
import org.hes4j.client.http.Retries;
import org.hes4j.client.soap.stub.RecipientType;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * The SOAP binding of {@link HesClient}.
 *
 * <pre>{@code
 * try (HesClient hes = SoapHesClient.builder(endpoint, Credentials.of("admin", key)).build()) {
 *   hes.listDomains().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Every operation of the contract can be repeated safely, so a call whose
 * connection broke is tried again as well, up to {@link HesClientBuilder#maxAttempts(int)} times.
 */
public final class SoapHesClient implements HesClient {
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
          Batches.LARGEST,
          Capability.ATOMIC_CHANGE,
          Capability.ATOMIC_REPLACE,
          Capability.STAGED_CHANGE,
          Capability.LIST_STATE,
          Capability.CONSISTENT_READS,
          Capability.ANY_PLAIN_ADDRESS);

  private final SoapCalls calls;
  private final int pageSize;

  private SoapHesClient(SoapCalls calls, int pageSize) {
    this.calls = calls;
    this.pageSize = pageSize;
  }

  /**
   * A builder of a SOAP client.
   *
   * @param endpoint the SOAP address of the service, https unless the host is loopback
   * @param credentials the account
   * @throws IllegalArgumentException when the endpoint is no absolute http or https address, or
   *     holds credentials
   */
  public static Builder builder(URI endpoint, Credentials credentials) {
    return new Builder(endpoint, credentials);
  }

  /**
   * Loads what a first call needs: the JAX-WS RI, its model of the service, which all clients of
   * the JVM share, and the JVM's HTTP client, TLS apart. That takes some tenths of a second, which
   * a program that has little time may let pass beside other work in a thread of its own; the rest
   * need not care. Talks to nobody. Thread-safe.
   */
  public static void preload() {
    builder(URI.create("http://localhost/"), Credentials.of("preload", "preload")).build().close();
    PortPool.shared().prepare();
  }

  /** Makes SOAP clients. Not thread-safe. */
  public static final class Builder extends HesClientBuilder<Builder> {
    private int pageSize = Batches.LARGEST;

    private Builder(URI endpoint, Credentials credentials) {
      super(endpoint, credentials);
    }

    /**
     * How many recipients a page of a list has at most; 10 000 by default.
     *
     * @throws IllegalArgumentException when it is not between 1 and 10 000
     */
    public Builder pageSize(int recipients) {
      if (recipients < 1 || recipients > Batches.LARGEST) {
        throw new IllegalArgumentException(
            "pageSize is " + recipients + ", it must be between 1 and " + Batches.LARGEST);
      }
      pageSize = recipients;
      return this;
    }

    @Override
    protected HesClient build(URI endpoint, Credentials credentials, ConnectionSettings settings) {
      HttpTransport http = new HttpTransport(credentials, settings);
      return new SoapHesClient(
          new SoapCalls(endpoint, credentials, http, new Retries(settings)), pageSize);
    }
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /** The contract carries every address that {@link EmailAddress} allows. */
  @Override
  public Optional<String> check(Recipient recipient) {
    return Optional.empty();
  }

  @Override
  public List<DomainStatus> listDomains() {
    calls.requireOpen();
    return calls.call("listDomains", port -> port.listDomains(), StubValues::domains);
  }

  @Override
  public Stream<Recipient> listUsers(MailDomain domain) {
    return pages(domain, null);
  }

  @Override
  public Stream<Recipient> listUsers(MailDomain domain, long revision) {
    return pages(domain, revision);
  }

  private Stream<Recipient> pages(MailDomain domain, @Nullable Long revision) {
    calls.requireOpen();
    Iterator<Recipient> pages = new RecipientPages(calls, domain, revision, pageSize);
    int characteristics = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, characteristics), false);
  }

  @Override
  public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
    calls.requireOpen();
    return Batches.send(
        recipients,
        batch -> {
          List<RecipientType> stubs = StubValues.recipients(batch);
          return calls.call(
              "addUsers", port -> port.addUsers(domain.name(), stubs), StubValues::changeResult);
        });
  }

  @Override
  public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
    calls.requireOpen();
    return Batches.send(
        addresses,
        batch -> {
          List<String> stubs = StubValues.addresses(batch);
          return calls.call(
              "deleteUsers",
              port -> port.deleteUsers(domain.name(), stubs),
              StubValues::changeResult);
        });
  }

  @Override
  public ChangeResult replaceUsers(MailDomain domain, Collection<Recipient> recipients) {
    calls.requireOpen();
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException(
          "replaceUsers of "
              + domain
              + " with nobody would refuse all its mail; delete the users if you mean it");
    }
    Batches.requireOne("replaceUsers", recipients.size());
    List<RecipientType> stubs = StubValues.recipients(recipients);
    return calls.call(
        "replaceUsers", port -> port.replaceUsers(domain.name(), stubs), StubValues::changeResult);
  }

  @Override
  public ChangeResult changeUsers(
      MailDomain domain,
      long ifRevision,
      Collection<Recipient> additions,
      Collection<EmailAddress> removals) {
    calls.requireOpen();
    Batches.requireOne("changeUsers", (long) additions.size() + removals.size());
    if (additions.isEmpty() && removals.isEmpty()) {
      return ChangeResult.untold();
    }
    List<RecipientType> added = StubValues.recipients(additions);
    List<String> removed = StubValues.addresses(removals);
    String change = UUID.randomUUID().toString();
    return calls.call(
        "changeUsers",
        port -> port.changeUsers(domain.name(), change, ifRevision, added, removed),
        StubValues::changeResult);
  }

  @Override
  public StagedChange beginChange(MailDomain domain, StageBase base, long ifRevision) {
    calls.requireOpen();
    String name = UUID.randomUUID().toString();
    SoapStagedChange stage = new SoapStagedChange(calls, name);
    try {
      calls.call(
          "beginStage",
          port -> port.beginStage(domain.name(), name, StubValues.stageBase(base), ifRevision));
    } catch (ConnectionException e) {
      dropAfterInterrupt(stage);
      throw e;
    }
    return stage;
  }

  /**
   * Whoever is interrupted gets no stage to abort, and the service may have begun it all the same.
   * Where the connection failed by itself, it would fail for this as well.
   */
  private static void dropAfterInterrupt(StagedChange stage) {
    if (Thread.interrupted()) {
      stage.close();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<RetriedCall> retriedCalls() {
    return calls.retried();
  }

  @Override
  public void close() {
    calls.close();
  }
}
