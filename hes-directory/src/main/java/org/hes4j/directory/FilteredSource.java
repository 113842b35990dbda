package org.hes4j.directory;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** A source without the addresses that do not pass. */
record FilteredSource(RecipientSource source, Predicate<? super SourceRecord.Address> kept)
    implements RecipientSource {
  static final String KIND = "filtered out";

  @Override
  public void read(Consumer<SourceRecord> consumer) {
    RecipientSources.readEach(
        source,
        consumer,
        address -> kept.test(address) ? address : new SourceRecord.LeftOut(KIND, address.origin()));
  }

  /** {@code A, filtered}. */
  @Override
  public String toString() {
    return source + ", filtered";
  }
}
