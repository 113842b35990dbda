package org.hes4j.testkit;

import java.util.List;
import java.util.function.Consumer;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;

/** A source as it should be; tests make wrong ones of it. */
class RightSource implements RecipientSource {
  static final List<String> PEOPLE =
      List.of("ann@example.com", "ben@example.com", "eva@example.org");

  final boolean breaks;
  boolean open;

  RightSource(boolean breaks) {
    this.breaks = breaks;
  }

  @Override
  public void read(Consumer<SourceRecord> consumer) {
    open = true;
    try {
      consumer.accept(record(0));
      if (breaks) {
        throw failure();
      }
      consumer.accept(record(1));
      consumer.accept(record(2));
    } finally {
      open = false;
    }
  }

  static SourceRecord record(int index) {
    return new SourceRecord.Address(PEOPLE.get(index), null, Origin.row(index + 1L));
  }

  static RecipientSourceException failure() {
    return new RecipientSourceException("list: broke off after 1 row. Try again.");
  }

  @Override
  public String toString() {
    return "list";
  }
}
