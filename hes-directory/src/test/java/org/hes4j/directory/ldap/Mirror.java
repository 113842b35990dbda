package org.hes4j.directory.ldap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hes4j.recipient.ChangeSource;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.recipient.WatchConsumer;
import org.jspecify.annotations.Nullable;

/** What a caller knows who does nothing but apply changes, all or none of each read. */
final class Mirror {
  private Map<UUID, List<SourceRecord>> kept = new LinkedHashMap<>();
  private @Nullable ChangeToken token;
  private List<String> told = List.of();

  /** Reads the changes; where that fails, nothing is different afterwards. */
  Mirror read(ChangeSource source) {
    Draft draft = new Draft();
    ChangeToken next = source.readChanges(token, draft);
    keep(draft, next);
    return this;
  }

  private synchronized void keep(Draft draft, ChangeToken next) {
    kept = new LinkedHashMap<>(draft.known);
    token = next;
    told = List.copyOf(draft.told);
  }

  /** One that takes a watch's changes. */
  Draft draft() {
    return new Draft();
  }

  synchronized @Nullable ChangeToken token() {
    return token;
  }

  void token(@Nullable ChangeToken other) {
    token = other;
  }

  /** What the last read told: {@code put}, {@code removed}, and so on, with its reason. */
  synchronized List<String> told() {
    return told;
  }

  /** All records, in no order that means anything. */
  synchronized List<SourceRecord> records() {
    return kept.values().stream().flatMap(List::stream).toList();
  }

  /** The raw addresses. */
  List<String> addresses() {
    return records().stream()
        .filter(SourceRecord.Address.class::isInstance)
        .map(record -> ((SourceRecord.Address) record).value())
        .sorted()
        .toList();
  }

  /** What is told but not yet kept. */
  final class Draft implements WatchConsumer {
    private final List<String> told = new ArrayList<>();
    private final Set<UUID> named = new HashSet<>();
    private Map<UUID, List<SourceRecord>> known;

    private Draft() {
      known = new LinkedHashMap<>(kept);
    }

    @Override
    public void startOver(String reason) {
      told.clear();
      told.add("startOver: " + reason);
      known = new LinkedHashMap<>();
      named.clear();
    }

    @Override
    public void put(UUID id, List<SourceRecord> records) {
      told.add("put");
      named.add(id);
      known.put(id, records);
    }

    @Override
    public void removed(UUID id) {
      told.add("removed");
      named.remove(id);
      known.remove(id);
    }

    @Override
    public boolean stillThere(UUID id) {
      told.add("stillThere");
      named.add(id);
      return known.containsKey(id);
    }

    @Override
    public void othersAreGone() {
      told.add("othersAreGone");
      known.keySet().retainAll(named);
    }

    int size() {
      return known.size();
    }

    @Override
    public void caughtUp(ChangeToken next) {
      keep(this, next);
    }
  }
}
