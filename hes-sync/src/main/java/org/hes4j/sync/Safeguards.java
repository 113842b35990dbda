package org.hes4j.sync;

import java.util.Set;
import org.hes4j.recipient.MailDomain;

/**
 * What keeps a run from harm.
 *
 * @param knownEmpty domains of which the source says itself that nobody belongs there
 */
record Safeguards(
    RemovalLimit limit,
    EmptyDomains emptyDomains,
    Set<MailDomain> knownEmpty,
    Sentinels sentinels,
    Rivals rivals) {

  boolean isEmptied(MailDomain domain) {
    return emptyDomains == EmptyDomains.CLEAR || knownEmpty.contains(domain);
  }

  Safeguards with(RemovalLimit other) {
    return new Safeguards(other, emptyDomains, knownEmpty, sentinels, rivals);
  }
}
