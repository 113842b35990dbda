package org.hes4j.sync;

import java.io.IOException;
import org.hes4j.sync.journal.KeptList;

/** Hands entries of sets to the journal, one after the other in the same bytes. */
final class KeptLines {
  /** So many entries are looked at one right after the other, as {@link AddressDigest} does. */
  private static final int AT_ONCE = 32;

  private final KeptList.Lines lines;
  private final int[] lengths = new int[AT_ONCE];
  private byte[] line = new byte[512];

  KeptLines(KeptList.Lines lines) {
    this.lines = lines;
  }

  void add(AddressSet set, int[] entries, int from, int to) throws IOException {
    for (int first = from; first < to; first += AT_ONCE) {
      int count = Math.min(AT_ONCE, to - first);
      for (int i = 0; i < count; i++) {
        lengths[i] = set.lineLength(entries[first + i]);
      }
      for (int i = 0; i < count; i++) {
        add(set, entries[first + i], lengths[i]);
      }
    }
  }

  void add(AddressSet set, int entry) throws IOException {
    add(set, entry, set.lineLength(entry));
  }

  private void add(AddressSet set, int entry, int length) throws IOException {
    if (length > line.length) {
      line = new byte[length];
    }
    set.copyLine(entry, line);
    lines.line(line, length);
  }
}
