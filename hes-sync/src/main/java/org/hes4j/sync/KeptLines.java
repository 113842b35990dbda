package org.hes4j.sync;

import java.io.IOException;
import org.hes4j.sync.journal.KeptList;

/** Hands entries of sets to the journal, one after the other in the same bytes. */
final class KeptLines {
  private final KeptList.Lines lines;
  private byte[] line = new byte[512];

  KeptLines(KeptList.Lines lines) {
    this.lines = lines;
  }

  void add(AddressSet set, int[] entries, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      add(set, entries[i]);
    }
  }

  void add(AddressSet set, int entry) throws IOException {
    int length = set.lineLength(entry);
    if (length > line.length) {
      line = new byte[length];
    }
    set.copyLine(entry, line);
    lines.line(line, length);
  }
}
