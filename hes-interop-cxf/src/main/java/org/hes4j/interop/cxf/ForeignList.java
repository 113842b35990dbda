package org.hes4j.interop.cxf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.hes4j.interop.cxf.stub.ChangeResultType;
import org.hes4j.interop.cxf.stub.DomainStatusType;
import org.hes4j.interop.cxf.stub.RecipientPageType;
import org.hes4j.interop.cxf.stub.RecipientType;
import org.hes4j.interop.cxf.stub.RevisionConflictFault;
import org.jspecify.annotations.Nullable;

/** The list of one domain. Not thread-safe. */
final class ForeignList {
  private final String domain;
  private NavigableMap<String, RecipientType> recipients = empty();
  private long revision;

  ForeignList(String domain) {
    this.domain = domain;
  }

  /** Nobody, in the order of the contract. */
  static NavigableMap<String, RecipientType> empty() {
    return new TreeMap<>((a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  NavigableMap<String, RecipientType> copy() {
    NavigableMap<String, RecipientType> copy = empty();
    copy.putAll(recipients);
    return copy;
  }

  String domain() {
    return domain;
  }

  void require(@Nullable Long expected) throws RevisionConflictFault {
    if (expected != null && expected != revision) {
      throw Details.conflict(domain, expected, revision);
    }
  }

  DomainStatusType status() {
    DomainStatusType status = new DomainStatusType();
    status.setDomain(domain);
    status.setRevision(revision);
    status.setCount(recipients.size());
    status.setDigest(Digests.of(recipients.keySet()));
    return status;
  }

  RecipientPageType page(@Nullable String after, int size) {
    Map<String, RecipientType> rest = after == null ? recipients : recipients.tailMap(after, false);
    RecipientPageType page = new RecipientPageType();
    page.setRevision(revision);
    page.setMore(rest.size() > size);
    rest.values().stream().limit(size).forEach(page.getRecipient()::add);
    return page;
  }

  ChangeResultType change(Collection<RecipientType> additions, Collection<String> removals) {
    NavigableMap<String, RecipientType> changed = copy();
    removals.forEach(changed::remove);
    additions.forEach(recipient -> changed.put(recipient.getAddress(), recipient));
    return put(changed);
  }

  ChangeResultType put(NavigableMap<String, RecipientType> next) {
    Set<String> added = new HashSet<>(next.keySet());
    added.removeAll(recipients.keySet());
    long removed = (long) recipients.size() + added.size() - next.size();
    if (!added.isEmpty() || removed > 0) {
      revision++;
    }
    recipients = next;
    ChangeResultType result = new ChangeResultType();
    result.setRevision(revision);
    result.setCount(next.size());
    result.setDigest(Digests.of(next.keySet()));
    result.setAdded(added.size());
    result.setRemoved(removed);
    return result;
  }
}
