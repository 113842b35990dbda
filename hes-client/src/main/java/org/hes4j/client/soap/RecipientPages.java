package org.hes4j.client.soap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.hes4j.client.soap.stub.RecipientPageType;
import org.hes4j.client.soap.stub.RecipientType;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * The recipients of a domain, fetched page by page, all pages from one revision. Not thread-safe.
 */
final class RecipientPages implements Iterator<Recipient> {
  private final SoapCalls calls;
  private final MailDomain domain;
  private final int pageSize;
  private final AddressNormalizer normalizer = new AddressNormalizer();
  private final Queue<Recipient> page = new ArrayDeque<>();
  private @Nullable Long revision;
  private @Nullable String last;
  private boolean more = true;

  RecipientPages(SoapCalls calls, MailDomain domain, @Nullable Long revision, int pageSize) {
    this.calls = calls;
    this.domain = domain;
    this.revision = revision;
    this.pageSize = pageSize;
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && more) {
      fetch();
    }
    return !page.isEmpty();
  }

  @Override
  public Recipient next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no recipient after the last one");
    }
    return page.remove();
  }

  private void fetch() {
    Page next =
        calls.call(
            "listUsers",
            port -> port.listUsers(domain.name(), revision, last, pageSize),
            this::read);
    page.addAll(next.recipients());
    revision = next.revision();
    more = next.more();
    last = next.recipients().isEmpty() ? last : next.last();
  }

  /**
   * Translates a page and checks that it moves on: a service that does not would be read for ever,
   * or in part.
   */
  private Page read(RecipientPageType stub) {
    if (revision != null && stub.getRevision() != revision) {
      throw new IllegalArgumentException("a page of another revision");
    }
    if (stub.isMore() && stub.getRecipient().isEmpty()) {
      throw new IllegalArgumentException("an empty page that is not the last");
    }
    List<Recipient> recipients = new ArrayList<>(stub.getRecipient().size());
    for (RecipientType recipient : stub.getRecipient()) {
      if (recipient.getAddress().equals(last)) {
        throw new IllegalArgumentException("a page that does not move on");
      }
      recipients.add(StubValues.recipient(recipient, normalizer));
    }
    return new Page(stub.getRevision(), stub.isMore(), recipients);
  }

  private record Page(long revision, boolean more, List<Recipient> recipients) {
    String last() {
      return recipients.get(recipients.size() - 1).address().toString();
    }
  }
}
