package org.hes4j.directory.ldap;

import java.util.function.Consumer;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;

/** What becomes of an entry without an address. */
final class NoAddress {
  static final String KIND = "entry without an address";

  private final LdapSearch search;
  private final LdapFailures failures;
  private final ReadProgress progress;
  private final Consumer<SourceRecord> consumer;

  NoAddress(
      LdapSearch search,
      LdapFailures failures,
      ReadProgress progress,
      Consumer<SourceRecord> consumer) {
    this.search = search;
    this.failures = failures;
    this.progress = progress;
    this.consumer = consumer;
  }

  /**
   * Leaves it out, or ends the read where it must have one.
   *
   * @param anyAttribute whether it came with an attribute that may be one of those of addresses, be
   *     it without a value
   */
  void take(String dn, boolean anyAttribute) {
    if (search.anyAddress() && !anyAttribute) {
      throw failures.hidden(dn, search.filter().toString(), progress.entries());
    }
    consumer.accept(new SourceRecord.LeftOut(KIND, Origin.entry(dn)));
  }
}
