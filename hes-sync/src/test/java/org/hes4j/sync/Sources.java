package org.hes4j.sync;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** Sources made of the values in a test. */
final class Sources {
  private Sources() {}

  static RecipientSource of(String... values) {
    return of(Arrays.asList(values));
  }

  /** Each value in a line of its own. */
  static RecipientSource of(List<String> values) {
    return consumer -> {
      for (int i = 0; i < values.size(); i++) {
        consumer.accept(record(values.get(i), i + 1));
      }
    };
  }

  static SourceRecord record(String value, int line) {
    return new SourceRecord.Address(value, null, Origin.line(line));
  }

  static SourceRecord named(String value, String name) {
    return new SourceRecord.Address(value, name, Origin.of("test"));
  }

  /** user0@domain, user1@domain and so on. */
  static String[] users(String domain, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> user(i, domain)).toArray(String[]::new);
  }

  static String user(int number, String domain) {
    return "user%06d@%s".formatted(number, domain);
  }

  /** Hands over so many users and then does something else. */
  static RecipientSource thenDo(int users, String domain, Consumer<Consumer<SourceRecord>> end) {
    return consumer -> {
      for (int i = 0; i < users; i++) {
        consumer.accept(record(user(i, domain), i + 1));
      }
      end.accept(consumer);
    };
  }
}
