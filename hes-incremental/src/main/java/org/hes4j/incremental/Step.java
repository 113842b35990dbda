package org.hes4j.incremental;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one update changed: the way from one content of a store to the next.
 *
 * @param from the name of the content before
 * @param totals of the content before
 * @param to the name of the content after
 * @param changes every entry that is new, different or gone
 */
record Step(String from, Totals totals, String to, List<Change> changes) {

  /** An entry before and after; {@link Pending#GONE} where it is not there. */
  static final class Change {
    private final UUID id;
    private final byte[] before;
    private final byte[] after;

    Change(UUID id, byte[] before, byte[] after) {
      this.id = id;
      this.before = before;
      this.after = after;
    }

    UUID id() {
      return id;
    }

    byte[] before() {
      return before;
    }

    byte[] after() {
      return after;
    }
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().text(from).text(to);
    out.fixed(totals.count(), Long.BYTES);
    out.fixed(totals.bytes(), Long.BYTES);
    out.fixed(totals.sum(), Long.BYTES);
    out.varint(changes.size());
    for (Change change : changes) {
      out.fixed(change.id().getMostSignificantBits(), Long.BYTES);
      out.fixed(change.id().getLeastSignificantBits(), Long.BYTES);
      out.varint(change.before().length).raw(change.before());
      out.varint(change.after().length).raw(change.after());
    }
    return out.toBytes();
  }

  /**
   * Reads a step back.
   *
   * @throws StoreDamagedException when it is none
   */
  static Step decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    String from = in.text();
    String to = in.text();
    Totals totals = new Totals(in.fixed(Long.BYTES), in.fixed(Long.BYTES), in.fixed(Long.BYTES));
    List<Change> changes = new ArrayList<>();
    for (int left = in.varint(); left != 0; left--) {
      UUID id = new UUID(in.fixed(Long.BYTES), in.fixed(Long.BYTES));
      changes.add(new Change(id, in.raw(in.varint()), in.raw(in.varint())));
    }
    return new Step(from, totals, to, changes);
  }

  /** Takes the step back in the totals of the content after. */
  void undo(Totals after) {
    for (Change change : changes) {
      if (change.after().length > 0) {
        after.remove(change.id(), change.after());
      }
      if (change.before().length > 0) {
        after.add(change.id(), change.before());
      }
    }
  }
}
