package org.hes4j.directory;

import java.util.function.Consumer;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** A source without what a list excludes. */
record ExcludingSource(RecipientSource source, ExclusionList exclusions)
    implements RecipientSource {

  @Override
  public void read(Consumer<SourceRecord> consumer) {
    AddressNormalizer normalizer = new AddressNormalizer();
    RecipientSources.readEach(source, consumer, address -> decide(address, normalizer));
  }

  private SourceRecord decide(SourceRecord.Address address, AddressNormalizer normalizer) {
    return normalizer.normalize(address.value()) instanceof Normalized.Accepted accepted
        ? exclusions
            .kindOf(accepted.address())
            .<SourceRecord>map(kind -> new SourceRecord.LeftOut(kind, address.origin()))
            .orElse(address)
        : address;
  }

  /** {@code A, 3 exclusions}. */
  @Override
  public String toString() {
    return source + ", " + exclusions;
  }
}
