package org.hes4j.directory;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
      // "row 12" alone would not say of what
      source.read(record -> consumer.accept(RecipientSources.at(record.origin().in(name), record)));
    }
  }

  /** {@code union (A, B)}. */
  @Override
  public String toString() {
    return sources.stream()
        .map(RecipientSource::toString)
        .collect(Collectors.joining(", ", "union (", ")"));
  }
}
