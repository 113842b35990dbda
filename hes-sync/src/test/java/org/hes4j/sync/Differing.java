package org.hes4j.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hes4j.recipient.DifferenceSource;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;

/** Entries in memory, in the order of their names, whose differences are known. */
final class Differing implements DifferenceSource {
  private final TreeMap<String, List<SourceRecord>> entries = new TreeMap<>();
  private final Map<String, Map<String, List<SourceRecord>>> versions = new LinkedHashMap<>();
  private int generation;
  private boolean named;

  /** How the difference is told; lies are possible. */
  UnaryOperator<Optional<Difference>> told = difference -> difference;

  Runnable atRead = () -> {};
  int reads;
  int updates;

  Differing entry(String name, String... values) {
    Origin origin = Origin.entry("uid=" + name, "mail");
    return entry(
        name,
        Arrays.stream(values)
            .<SourceRecord>map(value -> new SourceRecord.Address(value, null, origin))
            .toList());
  }

  Differing entry(String name, List<SourceRecord> records) {
    if (!records.equals(entries.get(name))) {
      generation++;
    }
    entries.put(name, records);
    return this;
  }

  Differing gone(String name) {
    if (entries.remove(name) != null) {
      generation++;
    }
    return this;
  }

  List<SourceRecord> records() {
    return entries.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public String currentVersion() {
    updates++;
    named = true;
    String version = "store-" + generation;
    versions.putIfAbsent(version, Map.copyOf(entries));
    return version;
  }

  @Override
  public Optional<Difference> differenceSince(String version) {
    Map<String, List<SourceRecord>> before = versions.get(version);
    if (before == null || !named) {
      return Optional.empty();
    }
    List<SourceRecord> gone = new ArrayList<>();
    List<SourceRecord> come = new ArrayList<>();
    TreeMap<String, List<SourceRecord>> all = new TreeMap<>(before);
    all.putAll(entries);
    for (String name : all.keySet()) {
      List<SourceRecord> old = before.getOrDefault(name, List.of());
      List<SourceRecord> now = entries.getOrDefault(name, List.of());
      if (!old.equals(now)) {
        gone.addAll(old);
        come.addAll(now);
      }
    }
    return told.apply(Optional.of(new Difference(gone, come)));
  }

  @Override
  public void read(Consumer<SourceRecord> consumer) {
    reads++;
    if (!named) {
      updates++;
    }
    named = false;
    atRead.run();
    records().forEach(consumer);
  }
}
