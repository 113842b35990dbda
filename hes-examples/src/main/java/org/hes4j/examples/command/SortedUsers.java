package org.hes4j.examples.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListState;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;

/** The addresses of several lists in one order, read to the end before the first is shown. */
final class SortedUsers {
  private SortedUsers() {}

  /**
   * Reads the lists.
   *
   * @throws ProtocolException when one has not as many addresses as the service told of it
   * @throws RevisionConflictException when one changed since then
   */
  static List<EmailAddress> of(HesClient hes, Collection<DomainStatus> domains) {
    List<EmailAddress> users = new ArrayList<>();
    for (DomainStatus status : domains) {
      int before = users.size();
      try (Stream<Recipient> list = list(hes, status)) {
        list.map(Recipient::address).forEachOrdered(users::add);
      }
      status.state().ifPresent(told -> requireAll(status, told, users.size() - before));
    }
    users.sort(null);
    return users;
  }

  private static Stream<Recipient> list(HesClient hes, DomainStatus status) {
    return status
        .state()
        .map(told -> hes.listUsers(status.domain(), told.revision()))
        .orElseGet(() -> hes.listUsers(status.domain()));
  }

  private static void requireAll(DomainStatus status, ListState told, long found) {
    if (told.count() != found) {
      throw new ProtocolException(
          ("the service tells %s recipients of %s at revision %s and lists %s; nothing is shown,"
                  + " for the list may be cut. Run again")
              .formatted(told.count(), status.domain(), told.revision(), found),
          null,
          null);
    }
  }
}
