package org.hes4j.incremental;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hes4j.recipient.ChangeConsumer;
import org.hes4j.recipient.ChangeSource;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.ChangeWatch;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.recipient.WatchConsumer;

/** A directory in memory that does what a test wants. Its tokens are the number of its changes. */
final class FakeDirectory implements ChangeSource {
  private final Map<UUID, List<SourceRecord>> entries = new TreeMap<>();
  private final List<UUID> changed = new ArrayList<>();
  private String question = "q";
  private boolean namesThoseStillThere;
  private boolean tellsChanges = true;
  private int failsAfter = Integer.MAX_VALUE;
  private int startsOverAfter = Integer.MAX_VALUE;
  private int told;
  private int reads;

  static UUID id(int number) {
    return new UUID(number * 0x9e3779b97f4a7c15L, number);
  }

  /** An entry with one address. */
  FakeDirectory put(int number, String address) {
    Origin origin = Origin.entry("uid=" + number + ",dc=example,dc=com", "mail");
    return put(number, List.of(new SourceRecord.Address(address, null, origin)));
  }

  FakeDirectory put(int number, List<SourceRecord> records) {
    entries.put(id(number), records);
    changed.add(id(number));
    return this;
  }

  FakeDirectory people(int from, int to) {
    for (int number = from; number <= to; number++) {
      put(number, "p" + number + "@example.com");
    }
    return this;
  }

  FakeDirectory remove(int number) {
    entries.remove(id(number));
    changed.add(id(number));
    return this;
  }

  /** Instead of those that are gone. */
  FakeDirectory namesThoseStillThere() {
    namesThoseStillThere = true;
    return this;
  }

  FakeDirectory tellsChanges(boolean does) {
    tellsChanges = does;
    return this;
  }

  /** Fails at the call after that many; 0 is at once. */
  FakeDirectory failsAfter(int calls) {
    failsAfter = calls;
    return this;
  }

  /** Forgets the token after that many calls, once. */
  FakeDirectory startsOverAfter(int calls) {
    startsOverAfter = calls;
    return this;
  }

  /** Tokens of before do not hold. */
  FakeDirectory asksAnotherQuestion() {
    question += "q";
    return this;
  }

  int reads() {
    return reads;
  }

  Set<String> addresses() {
    return entries.values().stream()
        .flatMap(List::stream)
        .filter(SourceRecord.Address.class::isInstance)
        .map(record -> ((SourceRecord.Address) record).value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  List<SourceRecord> records() {
    return entries.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public void read(Consumer<SourceRecord> consumer) {
    reads++;
    told = 0;
    for (SourceRecord record : records()) {
      step();
      consumer.accept(record);
    }
    step();
  }

  @Override
  public ChangeToken readChanges(ChangeToken since, ChangeConsumer consumer) {
    reads++;
    told = 0;
    if (!tellsChanges) {
      throw new ChangesNotSupportedException("the fake tells no changes today");
    }
    if (since == null || !since.question().equals(question)) {
      all(since == null ? "there is no token" : "another question", consumer);
    } else {
      since(Integer.parseInt(new String(since.state(), StandardCharsets.US_ASCII)), consumer);
    }
    step();
    return token();
  }

  ChangeToken token() {
    return new ChangeToken(
        question, Integer.toString(changed.size()).getBytes(StandardCharsets.US_ASCII));
  }

  private void all(String reason, ChangeConsumer consumer) {
    step();
    consumer.startOver(reason);
    entries.forEach(
        (id, records) -> {
          step();
          consumer.put(id, records);
        });
  }

  private void since(int known, ChangeConsumer consumer) {
    Set<UUID> different = new TreeSet<>(changed.subList(known, changed.size()));
    for (UUID id : different) {
      if (told >= startsOverAfter) {
        startsOverAfter = Integer.MAX_VALUE;
        all("the fake has forgotten", consumer);
        return;
      }
      step();
      if (entries.containsKey(id)) {
        consumer.put(id, entries.get(id));
      } else if (!namesThoseStillThere) {
        consumer.removed(id);
      }
    }
    if (namesThoseStillThere && !different.isEmpty()) {
      for (UUID id : entries.keySet()) {
        step();
        if (!different.contains(id) && !consumer.stillThere(id)) {
          all("the fake's client has forgotten", consumer);
          return;
        }
      }
      consumer.othersAreGone();
    }
  }

  private void step() {
    if (told++ >= failsAfter) {
      throw new RecipientSourceException("the fake directory fails as it was told to");
    }
  }

  @Override
  public ChangeWatch watch(ChangeToken since, WatchConsumer consumer) {
    return new ChangeWatch() {
      @Override
      public void run() {
        consumer.caughtUp(readChanges(since, consumer));
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public String toString() {
    return "fake directory";
  }
}
