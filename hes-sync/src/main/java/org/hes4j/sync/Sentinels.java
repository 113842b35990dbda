package org.hes4j.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.PlainText;
import org.hes4j.recipient.UnseenCharacters;
import org.hes4j.sync.Planner.Draft;

/**
 * Recipients that must never go: whole addresses, and local parts that stand for each domain. A
 * source that lacks one of them is not the whole directory.
 */
final class Sentinels {
  /** Characters of a text that is none, in a message. */
  private static final int MOST_SHOWN = 300;

  static final Sentinels NONE = new Sentinels(Set.of(), Set.of());

  private final Set<EmailAddress> addresses;
  private final Set<String> localParts;

  private Sentinels(Set<EmailAddress> addresses, Set<String> localParts) {
    this.addresses = addresses;
    this.localParts = localParts;
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException when one is neither an address nor a local part and an @
   */
  static Sentinels of(Collection<String> texts) {
    Set<EmailAddress> addresses = new TreeSet<>();
    Set<String> localParts = new TreeSet<>();
    for (String text : texts) {
      String sentinel = UnseenCharacters.strip(text);
      if (sentinel.endsWith("@")) {
        localParts.add(parse(sentinel + "example.com", text).localPart());
      } else {
        addresses.add(parse(sentinel, text));
      }
    }
    return new Sentinels(addresses, localParts);
  }

  private static EmailAddress parse(String address, String given) {
    try {
      return EmailAddress.of(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"%s\" cannot be a recipient to keep (%s); give an address, or a local part and an @"
              .formatted(PlainText.of(given, MOST_SHOWN), e.getMessage()),
          e);
    }
  }

  /** Those that a run would leave missing, in order. */
  List<EmailAddress> missing(SyncMode mode, Draft draft) {
    Set<EmailAddress> missing = new TreeSet<>();
    if (mode != SyncMode.ADD) {
      addresses.stream()
          .filter(address -> !draft.scope().isOfAccount(address.domain()))
          .forEach(missing::add);
      // a list that an earlier run with the same sentinels left has them
      draft.plans().stream()
          .filter(plan -> !plan.change().isUntouched())
          .forEach(
              plan ->
                  demanded(plan, draft.included()).stream()
                      .filter(isMissing(mode, plan, draft.included()))
                      .forEach(missing::add));
    }
    return List.copyOf(missing);
  }

  /**
   * A local part is demanded of each domain that the source has recipients of, or that would be
   * emptied; a whole address always.
   */
  private List<EmailAddress> demanded(DomainPlan plan, Included included) {
    MailDomain domain = plan.domain();
    List<EmailAddress> demanded =
        new ArrayList<>(addresses.stream().filter(a -> a.domain().equals(domain)).toList());
    if (plan.change().sourceCount() > included.count(domain) || !plan.removals().isEmpty()) {
      localParts.forEach(local -> demanded.add(EmailAddress.of(local + "@" + domain)));
    }
    return demanded;
  }

  private static Predicate<EmailAddress> isMissing(
      SyncMode mode, DomainPlan plan, Included included) {
    ListChange change = plan.change();
    return mode == SyncMode.REPLACE
        ? address -> !change.sourceContains(address) || included.contains(address)
        : address -> change.presentContains(address) && !change.resultContains(address);
  }

  @Override
  public String toString() {
    return addresses + " and " + localParts + " of each domain";
  }
}
