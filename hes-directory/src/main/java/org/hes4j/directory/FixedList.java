package org.hes4j.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** Addresses that were given as they are. */
record FixedList(List<EmailAddress> addresses) implements RecipientSource {

  static FixedList of(List<String> addresses) {
    List<EmailAddress> parsed = new ArrayList<>(addresses.size());
    for (String address : addresses) {
      parsed.add(parse(address, parsed.size() + 1));
    }
    return new FixedList(List.copyOf(parsed));
  }

  private static EmailAddress parse(String address, int place) {
    try {
      return EmailAddress.of(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "include list, address " + place + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void read(Consumer<SourceRecord> consumer) {
    for (int i = 0; i < addresses.size(); i++) {
      Origin place = Origin.of("address " + (i + 1));
      consumer.accept(new SourceRecord.Address(addresses.get(i).toString(), null, place));
    }
  }

  /** {@code a list of 3}. */
  @Override
  public String toString() {
    return "a list of " + addresses.size();
  }
}
