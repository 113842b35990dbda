package org.hes4j.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.SourceRecord;

/**
 * Tells a source's records apart: what is an address goes on, the rest is counted. Rejections are
 * kept completely. Not thread-safe.
 */
final class RecordSorter {
  private static final int KINDS = 100;

  private final AddressNormalizer normalizer = new AddressNormalizer();
  private final BiConsumer<SourceRecord.Address, EmailAddress> accepted;
  private final List<Rejection> rejections = new ArrayList<>();
  private final TreeMap<String, Long> leftOut = new TreeMap<>();
  private long read;

  /**
   * A sorter.
   *
   * @param accepted takes each record that is an address, and the address
   */
  RecordSorter(BiConsumer<SourceRecord.Address, EmailAddress> accepted) {
    this.accepted = accepted;
  }

  /** Counts a record of which all else is known. */
  void count() {
    read++;
  }

  void take(SourceRecord next) {
    count();
    if (next instanceof SourceRecord.Address address) {
      normalize(address);
    } else if (next instanceof SourceRecord.Rejected rejected) {
      rejections.add(new Rejection(rejected.value(), rejected.reason(), rejected.origin()));
    } else if (next instanceof SourceRecord.LeftOut left) {
      leaveOut(left.kind());
    }
  }

  private void normalize(SourceRecord.Address found) {
    Normalized normalized = normalizer.normalize(found.value());
    if (normalized instanceof Normalized.Accepted address) {
      accepted.accept(found, address.address());
    } else if (normalized instanceof Normalized.Rejected rejected) {
      reject(found, rejected.reason());
    } else if (normalized instanceof Normalized.LeftOut left) {
      leaveOut(left.kind());
    }
  }

  void reject(SourceRecord.Address found, String reason) {
    rejections.add(new Rejection(found.value(), reason, found.origin()));
  }

  private void leaveOut(String kind) {
    boolean room = leftOut.containsKey(kind) || leftOut.size() < KINDS;
    leftOut.merge(room ? kind : "other", 1L, Long::sum);
  }

  long read() {
    return read;
  }

  Rejections rejections() {
    return new Rejections(rejections);
  }

  SortedMap<String, Long> leftOut() {
    return leftOut;
  }
}
