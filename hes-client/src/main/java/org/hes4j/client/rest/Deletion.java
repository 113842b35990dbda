package org.hes4j.client.rest;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;

/**
 * Removes users of a domain, those who are not there being no error. The vendor does not tell
 * whether the service agrees: a 404 may mean the domain or a user, so the list is asked who is
 * left. Immutable and thread-safe.
 */
final class Deletion {
  private static final int ROUNDS = 3;
  private static final String OPERATION = "deleteUsers";

  private final RestCalls calls;
  private final MailDomain domain;

  Deletion(RestCalls calls, MailDomain domain) {
    this.calls = calls;
    this.domain = domain;
  }

  /**
   * Removes them in one message, or in another one for those who are left.
   *
   * @throws UnknownDomainException when the service does not list the domain's users either
   */
  void delete(NonEmpty<EmailAddress> addresses) {
    Optional<NonEmpty<EmailAddress>> left = Optional.of(addresses);
    for (int round = 1; left.isPresent(); round++) {
      try {
        calls.write(
            new RestRequest(OPERATION, "DELETE", domain, UserBodies.localParts(left.get())));
        return;
      } catch (UnknownDomainException e) {
        left = NonEmpty.of(present(left.get().elements()));
        if (round == ROUNDS && left.isPresent()) {
          throw contradiction(left.get().size(), e);
        }
      }
    }
  }

  private Set<EmailAddress> present(Collection<EmailAddress> asked) {
    Set<String> listed = new HashSet<>();
    Set<EmailAddress> present = new TreeSet<>();
    Set<String> wanted = new HashSet<>();
    asked.forEach(address -> wanted.add(address.localPart()));
    try (UserEntries entries = new UserEntries(calls.open(RestRequest.users(OPERATION, domain)))) {
      for (UserEntries.Entry at = entries.next(); at != null; at = entries.next()) {
        String local = at.localPart().toLowerCase(Locale.ROOT);
        if (wanted.contains(local) && LocalParts.beyondAscii(at.localPart()).isEmpty()) {
          listed.add(local);
        }
      }
    }
    asked.stream().filter(a -> listed.contains(a.localPart())).forEach(present::add);
    return present;
  }

  private static ProtocolException contradiction(int left, UnknownDomainException e) {
    return new ProtocolException(
        e.call().map(call -> call.operation() + " at " + call.endpoint() + ": ").orElse("")
            + "the service lists "
            + left
            + " of the users and refuses to remove them as not there (HTTP 404), "
            + ROUNDS
            + " times; it may lag behind, run again later",
        e.call().orElse(null),
        e);
  }
}
