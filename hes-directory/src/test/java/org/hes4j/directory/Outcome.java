package org.hes4j.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;

/** What a read handed over, and the message of its failure, or an empty one. */
public record Outcome(List<String> records, String failure) {

  /** With a consumer that takes no bytes. */
  public static Outcome asText(RecipientSource source) {
    return read(source, UnaryOperator.identity());
  }

  /** With one that takes bytes, and makes records of them. */
  public static Outcome asBytes(RecipientSource source) {
    return read(source, BytesAsRecords::new);
  }

  private static Outcome read(RecipientSource source, UnaryOperator<Consumer<SourceRecord>> as) {
    List<String> records = new ArrayList<>();
    try {
      source.read(as.apply(found -> records.add(found.toString())));
    } catch (RecipientSourceException e) {
      return new Outcome(records, String.valueOf(e.getMessage()));
    }
    return new Outcome(records, "");
  }

  /** The same of the text packed, where a failure names the place in what is unpacked. */
  public Outcome unpacked() {
    return new Outcome(records, failure.replace(" of the file: ", " of the unpacked file: "));
  }

  /** Of several faults another may be told first, and other records have come before it. */
  public void assertSameAs(Outcome expected) {
    if (expected.failed()) {
      assertThat(failed()).isTrue();
      assertThat(isBeginOf(expected) || expected.isBeginOf(this)).isTrue();
    } else {
      assertThat(this).isEqualTo(expected);
    }
  }

  private boolean failed() {
    return !failure.isEmpty();
  }

  private boolean isBeginOf(Outcome other) {
    return records.size() <= other.records.size()
        && records.equals(other.records.subList(0, records.size()));
  }
}
