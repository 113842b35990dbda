package org.hes4j.directory.ldif;

import java.io.IOException;
import org.hes4j.directory.text.ByteLines;
import org.hes4j.recipient.AddressBytesConsumer;

/**
 * Takes entries of plain lines straight from the bytes of a dump. The lines of any other go back,
 * for {@link Dump} to decide; property tests hold the one to the other. Not thread-safe.
 */
final class ByteEntries {
  private final PhysicalLines lines;
  private final Dump dump;
  private final AddressBytesConsumer consumer;
  private final ByteEntry entry;

  ByteEntries(
      LdifAttributes attributes, PhysicalLines lines, Dump dump, AddressBytesConsumer consumer) {
    this.lines = lines;
    this.dump = dump;
    this.consumer = consumer;
    entry = new ByteEntry(attributes);
  }

  /** Takes what it can, if the next line can begin an entry. */
  void take() throws IOException {
    while (dump.isBetweenBlocks() && takeOne()) {
      entry.clear();
    }
  }

  private boolean takeOne() throws IOException {
    for (ByteLines line = lines.plainNext(); line != null; line = lines.plainNext()) {
      if (line.from() == line.to()) {
        return end();
      }
      if (!entry.take(line)) {
        return putBack();
      }
      lines.take();
    }
    return putBack();
  }

  /** At an empty line, perhaps one before any entry. */
  private boolean end() throws IOException {
    if (entry.isBegun() && !entry.hasAddress()) {
      return putBack();
    }
    lines.take();
    if (entry.isBegun()) {
      dump.count();
      entry.handOver(consumer);
    }
    return true;
  }

  private boolean putBack() {
    lines.putBack(entry.toLines());
    entry.clear();
    return false;
  }
}
