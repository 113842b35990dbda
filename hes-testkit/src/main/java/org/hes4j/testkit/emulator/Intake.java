package org.hes4j.testkit.emulator;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** Checks the recipients of one message, all or none. For one use. */
final class Intake {
  /** How many invalid recipients an answer names. */
  static final int MOST_NAMED = 100;

  private final AddressRule rule;
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private int invalid;

  private Intake(MailDomain domain) {
    rule = new AddressRule(domain);
  }

  /**
   * What a message wants.
   *
   * @throws InvalidRecipientsException when it has an address that the domain's list cannot hold,
   *     or one both added and removed
   */
  static Difference check(
      MailDomain domain, Collection<Entry> additions, Collection<String> removals) {
    Intake intake = new Intake(domain);
    additions.forEach(intake::checkAddition);
    removals.forEach(intake::checkRemoval);
    intake.checkDisjoint(additions, removals);
    intake.throwIfInvalid(domain);
    return new Difference(
        Roster.of(removals.stream().map(Entry::of).toList()), Roster.of(additions));
  }

  private void checkAddition(Entry entry) {
    checkAddress(entry.address());
    String name = entry.name();
    int length = name == null ? 1 : name.codePointCount(0, name.length());
    if (length < 1 || length > Recipient.MAX_NAME_LENGTH) {
      refuse(
          entry.address(),
          "a display name of "
              + length
              + " characters, 1 to "
              + Recipient.MAX_NAME_LENGTH
              + " are allowed");
    }
  }

  private void checkAddress(String address) {
    rule.problem(address).ifPresent(reason -> refuse(address, reason));
  }

  private void checkRemoval(String address) {
    rule.removalProblem(address).ifPresent(reason -> refuse(address, reason));
  }

  private void checkDisjoint(Collection<Entry> additions, Collection<String> removals) {
    if (additions.isEmpty() || removals.isEmpty()) {
      return;
    }
    Set<String> removed = new HashSet<>(removals);
    for (Entry entry : additions) {
      if (removed.contains(entry.address())) {
        refuse(entry.address(), "both added and removed");
      }
    }
  }

  private void refuse(String address, String reason) {
    invalid++;
    if (reasons.size() < MOST_NAMED) {
      reasons.putIfAbsent(address, reason);
    }
  }

  private void throwIfInvalid(MailDomain domain) {
    if (invalid > 0) {
      String message =
          invalid
              + " invalid recipients in a message for "
              + domain
              + "; correct or leave them out, nothing was done";
      throw new InvalidRecipientsException(message, reasons, null, null);
    }
  }
}
