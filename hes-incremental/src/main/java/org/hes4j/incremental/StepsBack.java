package org.hes4j.incremental;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hes4j.recipient.DifferenceSource.Difference;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Goes back from what a store holds to what it held before, by the steps that it has noted. Each
 * must lead to where the one after it begins, and the sums of what there was before must come out;
 * whatever does not fit is no difference.
 */
final class StepsBack {
  private static final int MOST_CHANGES = 4_000;

  private final StoreFile file;
  private final TreeMap<UUID, Step.Change> changes = new TreeMap<>();
  private final Totals totals;
  private long generation;
  private String at;

  private StepsBack(StoreFile file, About about) {
    this.file = file;
    totals = about.totals().copy();
    generation = about.generation();
    at = about.version();
  }

  /**
   * What has changed in a store since a version of it.
   *
   * @param until the version it must have
   * @throws StoreDamagedException when what it has noted cannot be read
   */
  static Optional<Difference> since(String version, String until, StoreFile file) {
    About about = file.about();
    StepsBack way = new StepsBack(file, about);
    return about.version().equals(until) && way.reaches(version) && way.fitsTheEntries()
        ? Optional.of(way.difference())
        : Optional.empty();
  }

  private boolean reaches(String version) {
    while (!at.equals(version)) {
      Step step = file.stepTo(generation);
      if (step == null || !take(step) || changes.size() > MOST_CHANGES) {
        return false;
      }
    }
    return true;
  }

  private boolean take(Step step) {
    step.undo(totals);
    if (!step.to().equals(at) || !totals.matches(step.totals())) {
      return false;
    }
    generation--;
    at = step.from();
    return step.changes().stream().allMatch(this::put);
  }

  /** Before the later changes of the same entry. */
  private boolean put(Step.Change earlier) {
    Step.Change later = changes.get(earlier.id());
    byte[] after = later == null ? earlier.after() : later.after();
    changes.put(earlier.id(), new Step.Change(earlier.id(), earlier.before(), after));
    return later == null || Arrays.equals(earlier.after(), later.before());
  }

  private boolean fitsTheEntries() {
    return changes.values().stream()
        .allMatch(change -> Arrays.equals(change.after(), orGone(file.get(change.id()))));
  }

  private static byte[] orGone(byte @Nullable [] value) {
    return value == null ? Pending.GONE : value;
  }

  private Difference difference() {
    Collection<Step.Change> different =
        changes.values().stream().filter(c -> !Arrays.equals(c.before(), c.after())).toList();
    return new Difference(
        records(different.stream().map(Step.Change::before).toList()),
        records(different.stream().map(Step.Change::after).toList()));
  }

  private static List<SourceRecord> records(List<byte[]> values) {
    List<SourceRecord> records = new ArrayList<>();
    for (byte[] value : values) {
      if (value.length > 0) {
        RecordReader reader = new RecordReader(value);
        while (reader.hasNext()) {
          records.add(reader.next());
        }
      }
    }
    return records;
  }
}
