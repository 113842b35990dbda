package org.hes4j.directory;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** Several sources as one. */
final class UnionSource implements RecipientSource {
  private final List<RecipientSource> sources;

  UnionSource(List<? extends RecipientSource> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a union of no sources; expected at least one");
    }
    this.sources = List.copyOf(sources);
  }

  @Override
  public void read(Consumer<SourceRecord> consumer) {
    for (RecipientSource source : sources) {
      String name = source.toString();
      source.read(record -> consumer.accept(named(record, name)));
    }
  }

  /** "row 12" alone would not say of what. */
  private static SourceRecord named(SourceRecord record, String source) {
    Origin origin = Origin.entry(source, record.origin().toString());
    if (record instanceof SourceRecord.Address address) {
      return new SourceRecord.Address(address.value(), address.displayName(), origin);
    }
    if (record instanceof SourceRecord.Rejected rejected) {
      return new SourceRecord.Rejected(rejected.value(), rejected.reason(), origin);
    }
    return new SourceRecord.LeftOut(((SourceRecord.LeftOut) record).kind(), origin);
  }

  /** {@code union (A, B)}. */
  @Override
  public String toString() {
    return sources.stream()
        .map(RecipientSource::toString)
        .collect(Collectors.joining(", ", "union (", ")"));
  }
}
