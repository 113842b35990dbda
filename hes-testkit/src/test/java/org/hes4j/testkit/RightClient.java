package org.hes4j.testkit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hes4j.client.Capabilities;
import org.hes4j.client.Capability;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.StageBase;
import org.hes4j.client.StagedChange;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** A client as it should be; tests make wrong ones of it. */
class RightClient implements HesClient {
  final MemoryService service;
  final String key;
  private volatile boolean closed;

  RightClient(MemoryService service, String key) {
    this.service = service;
    this.key = key;
  }

  /** Asks the service. */
  final void request() {
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
    service.request(key);
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.of(100, Capability.values());
  }

  @Override
  public Optional<String> check(Recipient recipient) {
    return recipient.address().localPart().contains("*")
        ? Optional.of("an asterisk in the local part")
        : Optional.empty();
  }

  @Override
  public List<DomainStatus> listDomains() {
    request();
    return service.domains().stream()
        .map(domain -> DomainStatus.of(domain, service.state(domain)))
        .toList();
  }

  @Override
  public Stream<Recipient> listUsers(MailDomain domain) {
    request();
    return service.list(domain).values().stream();
  }

  @Override
  public Stream<Recipient> listUsers(MailDomain domain, long revision) {
    request();
    service.require(domain, revision);
    return service.list(domain).values().stream();
  }

  private void requireCarried(MailDomain domain, Collection<Recipient> recipients) {
    Map<String, String> reasons = new HashMap<>();
    for (Recipient recipient : recipients) {
      requireOf(domain, recipient.address());
      check(recipient).ifPresent(why -> reasons.put(recipient.address().toString(), why));
    }
    if (!reasons.isEmpty()) {
      throw new InvalidRecipientsException("some cannot be sent", reasons, null, null);
    }
  }

  private static void requireOf(MailDomain domain, EmailAddress address) {
    if (!address.domain().equals(domain)) {
      throw new IllegalArgumentException("an address of another domain");
    }
  }

  @Override
  public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
    return change(domain, recipients, List.of());
  }

  @Override
  public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
    return change(domain, List.of(), addresses);
  }

  private ChangeResult change(
      MailDomain domain, Collection<Recipient> additions, Collection<EmailAddress> removals) {
    if (additions.isEmpty() && removals.isEmpty()) {
      return ChangeResult.untold();
    }
    requireCarried(domain, additions);
    removals.forEach(address -> requireOf(domain, address));
    request();
    synchronized (service) {
      SortedMap<EmailAddress, Recipient> list = service.list(domain);
      list.keySet().removeAll(List.copyOf(removals));
      list.putAll(MemoryService.listOf(additions));
      return ChangeResult.of(service.put(domain, list));
    }
  }

  @Override
  public ChangeResult replaceUsers(MailDomain domain, Collection<Recipient> recipients) {
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("nobody");
    }
    requireCarried(domain, recipients);
    request();
    service.list(domain);
    return ChangeResult.of(service.put(domain, MemoryService.listOf(recipients)));
  }

  @Override
  public ChangeResult changeUsers(
      MailDomain domain,
      long ifRevision,
      Collection<Recipient> additions,
      Collection<EmailAddress> removals) {
    synchronized (service) {
      if (!additions.isEmpty() || !removals.isEmpty()) {
        service.require(domain, ifRevision);
      }
      return change(domain, additions, removals);
    }
  }

  @Override
  public StagedChange beginChange(MailDomain domain, StageBase base, long ifRevision) {
    request();
    service.require(domain, ifRevision);
    return new RightStage(service, domain, ifRevision, start(domain, base));
  }

  /** What a stage starts from. */
  final SortedMap<EmailAddress, Recipient> start(MailDomain domain, StageBase base) {
    return base == StageBase.NOTHING ? new TreeMap<>() : service.list(domain);
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public String toString() {
    return "a client of a service in memory";
  }
}
