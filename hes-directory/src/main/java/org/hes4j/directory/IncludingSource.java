package org.hes4j.directory;

import java.util.function.Consumer;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.PlainText;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;

/** A source, and after it a list of those who count whatever it says. */
record IncludingSource(RecipientSource source, RecipientSource list) implements RecipientSource {

  private static final int MOST_SHOWN = 300;

  /** The list comes last: of two names for one address, the first one read counts. */
  @Override
  public void read(Consumer<SourceRecord> consumer) {
    source.read(consumer);
    list.read(record -> consumer.accept(included(record)));
  }

  private static SourceRecord included(SourceRecord record) {
    Origin origin = Origin.included("include list, " + record.origin());
    if (record instanceof SourceRecord.Address address && address.value().indexOf('*') >= 0) {
      throw new RecipientSourceException(
          origin
              + ": \""
              + PlainText.of(address.value(), MOST_SHOWN)
              + "\" is a pattern, which can exclude and cannot include; name the addresses, or leave"
              + " the line out");
    }
    return RecipientSources.at(origin, record);
  }

  /** {@code A, including B}. */
  @Override
  public String toString() {
    return source + ", including " + list;
  }
}
