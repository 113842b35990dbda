package org.hes4j.testkit;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.ListDigest;
import org.hes4j.client.StageException;
import org.hes4j.client.StagedChange;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** A staged change as it should be; tests make wrong ones of it. */
class RightStage implements StagedChange {
  final MemoryService service;
  final MailDomain domain;
  private final long ifRevision;
  private final SortedMap<EmailAddress, Recipient> list;
  private ChangeResult committed;
  private boolean aborted;

  RightStage(
      MemoryService service,
      MailDomain domain,
      long ifRevision,
      SortedMap<EmailAddress, Recipient> list) {
    this.service = service;
    this.domain = domain;
    this.ifRevision = ifRevision;
    this.list = list;
  }

  @Override
  public void append(Collection<Recipient> additions, Collection<EmailAddress> removals) {
    if (aborted || committed != null) {
      throw new IllegalStateException("the stage is closed");
    }
    list.keySet().removeAll(List.copyOf(removals));
    list.putAll(MemoryService.listOf(additions));
  }

  @Override
  public ChangeResult commit(long count, ListDigest digest) {
    if (aborted) {
      throw new IllegalStateException("the stage was aborted");
    }
    if (committed == null) {
      if (list.size() != count || !ListDigest.of(list.keySet()).equals(digest)) {
        throw new StageException("another list", StageException.Kind.MISMATCH, null, null);
      }
      synchronized (service) {
        service.require(domain, ifRevision);
        committed = ChangeResult.of(service.put(domain, list));
      }
    }
    return committed;
  }

  @Override
  public void abort() {
    aborted = aborted || committed == null;
  }

  @Override
  public void close() {
    abort();
  }
}
