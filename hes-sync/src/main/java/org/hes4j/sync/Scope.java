package org.hes4j.sync;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** The account's domains, and those among them that a run covers. Immutable. */
final class Scope {
  private final SortedMap<MailDomain, DomainStatus> account;
  private final SortedMap<MailDomain, DomainStatus> selected;

  /**
   * A scope.
   *
   * @param wanted the domains to cover, or null for all of the account
   * @throws UnknownDomainException when the account has not all of them
   */
  Scope(Collection<DomainStatus> statuses, @Nullable Set<MailDomain> wanted) {
    account =
        statuses.stream()
            .collect(
                Collectors.toMap(
                    DomainStatus::domain, Function.identity(), (a, b) -> b, TreeMap::new));
    selected = new TreeMap<>(account);
    if (wanted != null) {
      wanted.stream().sorted().forEach(this::requireKnown);
      selected.keySet().retainAll(wanted);
    }
  }

  private void requireKnown(MailDomain domain) {
    if (!account.containsKey(domain)) {
      throw new UnknownDomainException(
          domain
              + " is none of the account's domains, which are: "
              + (account.isEmpty() ? "none" : names())
              + ". Nothing was changed; correct the domains of the run, or the account",
          domain,
          null,
          null);
    }
  }

  private String names() {
    List<MailDomain> shown = account.keySet().stream().limit(20).toList();
    String names = shown.stream().map(MailDomain::name).collect(Collectors.joining(", "));
    int more = account.size() - shown.size();
    return more == 0 ? names : names + " and " + more + " more";
  }

  boolean isOfAccount(MailDomain domain) {
    return account.containsKey(domain);
  }

  /** The domains covered, in order of their names, as they were told. */
  Collection<DomainStatus> selected() {
    return selected.values();
  }

  Set<MailDomain> selectedDomains() {
    return selected.keySet();
  }

  /** The names of all domains, and of those covered. */
  @Override
  public String toString() {
    return selected.keySet() + " of " + account.keySet();
  }
}
