package org.hes4j.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hes4j.client.AuthenticationException;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** A service without a wire, for clients that are wrong on purpose. Thread-safe. */
final class MemoryService {
  static final String KEY = "r1ght-k3y-of-the-memory";

  private final SortedMap<MailDomain, SortedMap<EmailAddress, Recipient>> lists = new TreeMap<>();
  private final Map<MailDomain, Long> revisions = new HashMap<>();
  private long requests;

  MemoryService(Map<MailDomain, List<Recipient>> held) {
    held.forEach((domain, recipients) -> put(domain, listOf(recipients)));
  }

  static SortedMap<EmailAddress, Recipient> listOf(Iterable<Recipient> recipients) {
    SortedMap<EmailAddress, Recipient> list = new TreeMap<>();
    recipients.forEach(recipient -> list.put(recipient.address(), recipient));
    return list;
  }

  synchronized void request(String key) {
    requests++;
    if (!key.equals(KEY)) {
      throw new AuthenticationException("the key is not the right one", null, null);
    }
  }

  synchronized long requests() {
    return requests;
  }

  synchronized List<MailDomain> domains() {
    return List.copyOf(lists.keySet());
  }

  synchronized SortedMap<EmailAddress, Recipient> list(MailDomain domain) {
    SortedMap<EmailAddress, Recipient> list = lists.get(domain);
    if (list == null) {
      throw new UnknownDomainException(domain + " is unknown", domain, null, null);
    }
    return new TreeMap<>(list);
  }

  synchronized ListState state(MailDomain domain) {
    SortedMap<EmailAddress, Recipient> list = list(domain);
    return new ListState(revisions.get(domain), list.size(), ListDigest.of(list.keySet()));
  }

  synchronized void require(MailDomain domain, long revision) {
    list(domain);
    long found = revisions.get(domain);
    if (found != revision) {
      throw new RevisionConflictException("changed", domain, revision, found, null, null);
    }
  }

  synchronized ListState put(MailDomain domain, SortedMap<EmailAddress, Recipient> list) {
    lists.put(domain, list);
    revisions.merge(domain, 1L, Long::sum);
    return state(domain);
  }
}
