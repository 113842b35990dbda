package org.hes4j.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** A source and a fixed list after it. */
final class IncludingSource implements RecipientSource {
  static final String ORIGIN = "include list";

  private static final Origin INCLUDE_LIST = Origin.of(ORIGIN);

  private final RecipientSource source;
  private final List<EmailAddress> included;

  IncludingSource(RecipientSource source, List<String> addresses) {
    this.source = source;
    List<EmailAddress> parsed = new ArrayList<>(addresses.size());
    for (String address : addresses) {
      parsed.add(parse(address, parsed.size() + 1));
    }
    this.included = List.copyOf(parsed);
  }

  private static EmailAddress parse(String address, int place) {
    try {
      return EmailAddress.of(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(ORIGIN + ", address " + place + ": " + e.getMessage(), e);
    }
  }

  /** The list comes last: of two names for one address, the first one read counts. */
  @Override
  public void read(Consumer<SourceRecord> consumer) {
    source.read(consumer);
    for (EmailAddress address : included) {
      consumer.accept(new SourceRecord.Address(address.toString(), null, INCLUDE_LIST));
    }
  }

  /** {@code A, 3 included}. */
  @Override
  public String toString() {
    return source + ", " + included.size() + " included";
  }
}
