package org.hes4j.sync;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.ListState;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.journal.AppliedList;
import org.hes4j.sync.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists from the journal, each held against count and digest that the service tells. */
final class ListsLeft {
  private static final Logger LOG = LoggerFactory.getLogger(ListsLeft.class);

  private final Journal journal;

  ListsLeft(Journal journal) {
    this.journal = journal;
  }

  /** Those of these domains that the journal has as the service tells them. */
  Map<MailDomain, PresentList> of(Set<MailDomain> domains, Scope scope) {
    Map<MailDomain, PresentList> lists = new TreeMap<>();
    for (DomainStatus status : scope.selected()) {
      if (domains.contains(status.domain())) {
        list(status).ifPresent(list -> lists.put(status.domain(), list));
      }
    }
    return lists;
  }

  private Optional<PresentList> list(DomainStatus status) {
    ListState state = status.state().orElse(null);
    try {
      AppliedList kept = journal.lastApplied(status.domain()).orElse(null);
      return state == null || kept == null ? Optional.empty() : read(kept, state);
    } catch (IOException e) {
      LOG.info(
          "the list of {} that the last run left cannot be read: {}",
          status.domain(),
          Reason.of(e));
      LOG.debug("why the list of {} cannot be read", status.domain(), e);
      return Optional.empty();
    }
  }

  /** A list from the journal, if its file is whole and it is the one that the service tells. */
  static Optional<PresentList> read(AppliedList kept, ListState state) {
    try {
      AddressSet list = AddressSet.of(kept);
      return isAsTold(list, state) ? Optional.of(new PresentList(list, state)) : Optional.empty();
    } catch (IOException e) {
      LOG.info("{} cannot be read: {}; it is read elsewhere", kept, Reason.of(e));
      LOG.debug("why {} cannot be read", kept, e);
      return Optional.empty();
    }
  }

  /** Whether a list is the one of that state. */
  static boolean isAsTold(AddressSet list, ListState state) {
    return list.size() == state.count() && list.digest().equals(state.digest());
  }
}
