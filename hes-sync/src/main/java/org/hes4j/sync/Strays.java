package org.hes4j.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;

/** Counts valid addresses in domains that a run does not cover. What is kept of them is bounded. */
final class Strays {
  private static final int FOREIGN_DOMAINS = 1000;
  private static final int SAMPLES = 10;

  private final Scope scope;
  private final TreeMap<MailDomain, Long> notSelected = new TreeMap<>();
  private final Map<MailDomain, Long> foreign = new HashMap<>();
  private final List<EmailAddress> samples = new ArrayList<>();
  private long inFurtherDomains;

  Strays(Scope scope) {
    this.scope = scope;
  }

  void count(EmailAddress address) {
    MailDomain domain = address.domain();
    if (scope.isOfAccount(domain)) {
      notSelected.merge(domain, 1L, Long::sum);
      return;
    }
    if (samples.size() < SAMPLES) {
      samples.add(address);
    }
    if (foreign.containsKey(domain) || foreign.size() < FOREIGN_DOMAINS) {
      foreign.merge(domain, 1L, Long::sum);
    } else {
      inFurtherDomains++;
    }
  }

  /** In domains of the account. */
  SortedMap<MailDomain, Long> notSelected() {
    return notSelected;
  }

  OutOfScope outOfScope() {
    return new OutOfScope(foreign, inFurtherDomains, samples);
  }
}
