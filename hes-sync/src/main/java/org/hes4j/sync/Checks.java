package org.hes4j.sync;

import java.util.List;
import org.hes4j.recipient.EmailAddress;

/** What the safeguards say of a plan. Immutable. */
record Checks(
    GuardVerdict verdict,
    List<EmailAddress> missingSentinels,
    List<ChangedByOthers> changedByOthers,
    Rivals rivals,
    List<String> notes) {

  Checks {
    missingSentinels = List.copyOf(missingSentinels);
    changedByOthers = List.copyOf(changedByOthers);
    notes = List.copyOf(notes);
  }

  boolean refused() {
    return rivals == Rivals.REFUSE && !changedByOthers.isEmpty();
  }
}
