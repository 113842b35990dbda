package org.hes4j.directory;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** A source with its addresses changed. */
record MappedSource(RecipientSource source, UnaryOperator<SourceRecord.Address> function)
    implements RecipientSource {

  @Override
  public void read(Consumer<SourceRecord> consumer) {
    RecipientSources.readEach(
        source,
        consumer,
        address ->
            Objects.requireNonNull(
                function.apply(address),
                () ->
                    this
                        + ", "
                        + address.origin()
                        + ": the function gave null. Use RecipientSources.filter to leave addresses"
                        + " out."));
  }

  /** {@code A, mapped}. */
  @Override
  public String toString() {
    return source + ", mapped";
  }
}
