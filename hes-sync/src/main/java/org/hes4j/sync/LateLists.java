package org.hes4j.sync;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.ListState;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.journal.AppliedList;
import org.hes4j.sync.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists that need not be fetched while the source is read, for the service still tells the count
 * and the digest that the last run left. Most likely nothing has changed, and then the source has
 * the same digest and no list is read at all. Otherwise the list comes from the journal, and from
 * the service where that fails.
 */
final class LateLists {
  private static final Logger LOG = LoggerFactory.getLogger(LateLists.class);

  private final @Nullable Journal journal;
  private final Map<MailDomain, Late> lists = new TreeMap<>();

  /**
   * None yet.
   *
   * @param journal where they may be found, or null
   */
  LateLists(@Nullable Journal journal) {
    this.journal = journal;
  }

  private record Late(DomainStatus status, ListState state, AppliedList kept) {}

  /** Reads a list from the service. */
  @FunctionalInterface
  interface Fetch {
    PresentList of(DomainStatus status);
  }

  /** Puts off a list that the journal has, and says whether it has. */
  boolean putOff(DomainStatus status) {
    ListState state = status.state().orElse(null);
    AppliedList kept = state == null ? null : kept(status.domain());
    if (state == null || kept == null || !is(kept, state)) {
      return false;
    }
    lists.put(status.domain(), new Late(status, state, kept));
    return true;
  }

  private static boolean is(AppliedList kept, ListState state) {
    return kept.info().count() == state.count() && kept.info().digest().equals(state.digest());
  }

  private @Nullable AppliedList kept(MailDomain domain) {
    try {
      return journal == null ? null : journal.lastApplied(domain).orElse(null);
    } catch (IOException e) {
      LOG.info("the list of {} that the last run left cannot be read: {}", domain, Reason.of(e));
      LOG.debug("why the list of {} cannot be read", domain, e);
      return null;
    }
  }

  /** The lists that were put off, now that the source has been read. */
  Map<MailDomain, PresentList> read(Intake intake, Fetch fetch) {
    Map<MailDomain, PresentList> read = new TreeMap<>();
    lists.forEach(
        (domain, late) -> read.put(domain, present(late, intake.recipients(domain), fetch)));
    return read;
  }

  private static PresentList present(Late late, AddressSet source, Fetch fetch) {
    if (ListsLeft.isAsTold(source, late.state())) {
      return new PresentList(source, late.state());
    }
    return ListsLeft.read(late.kept(), late.state()).orElseGet(() -> fetch.of(late.status()));
  }
}
