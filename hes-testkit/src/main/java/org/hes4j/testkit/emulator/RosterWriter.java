package org.hes4j.testkit.emulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds a roster from entries that come in order, and from whole blocks. Not thread-safe. */
final class RosterWriter {
  /** What a full buffer is cut into; a block that grows by a few entries is not cut again. */
  private static final int HALF = 512;

  private static final int FEW = 64;

  private final List<Block> blocks = new ArrayList<>();
  private final int[] textEnds = new int[2 * HALF];
  private final int[] nameEnds = new int[2 * HALF];
  private byte[] text = new byte[2 * HALF * 32];
  private byte[] names = new byte[HALF];
  private int pending;
  private long size;

  /** Whether so few entries wait that the next block is better merged than taken over. */
  boolean holdsFew() {
    return pending > 0 && pending < FEW;
  }

  /** Takes over a block as it is. */
  void add(Block block) {
    flush(pending);
    blocks.add(block);
    size += block.size();
  }

  /** Adds an entry from its bytes, the line feed included; no name is no bytes. */
  void add(byte[] line, byte[] name) {
    addText(line, 0, line.length);
    addName(name, 0, name.length);
  }

  /** Adds an entry with the name it has. */
  void add(Cursor entry) {
    addNamedAs(entry, entry);
  }

  /** Adds an entry with the name of another. */
  void addNamedAs(Cursor entry, Cursor named) {
    Block from = entry.block();
    addText(from.text(), from.start(entry.entry()), from.end(entry.entry()));
    Block nameFrom = named.block();
    addName(nameFrom.names(), nameFrom.nameStart(named.entry()), nameFrom.nameEnd(named.entry()));
  }

  Roster roster() {
    flush(pending);
    return blocks.isEmpty() ? Roster.EMPTY : new Roster(blocks.toArray(Block[]::new), size);
  }

  private void addText(byte[] from, int textStart, int textEnd) {
    if (pending == 2 * HALF) {
      flush(HALF);
    }
    int start = pending == 0 ? 0 : textEnds[pending - 1];
    int length = textEnd - textStart;
    text = withRoom(text, start + length);
    System.arraycopy(from, textStart, text, start, length);
    textEnds[pending] = start + length;
  }

  private void addName(byte[] from, int nameStart, int nameEnd) {
    int start = pending == 0 ? 0 : nameEnds[pending - 1];
    int length = nameEnd - nameStart;
    names = withRoom(names, start + length);
    System.arraycopy(from, nameStart, names, start, length);
    nameEnds[pending] = start + length;
    pending++;
    size++;
  }

  private static byte[] withRoom(byte[] bytes, int length) {
    return length <= bytes.length ? bytes : Arrays.copyOf(bytes, 2 * length);
  }

  /** Makes a block of the first entries that wait, and moves the rest to the front. */
  private void flush(int count) {
    if (count == 0) {
      return;
    }
    int textEnd = textEnds[count - 1];
    int nameEnd = nameEnds[count - 1];
    blocks.add(
        new Block(
            Arrays.copyOf(text, textEnd),
            Arrays.copyOf(textEnds, count),
            Arrays.copyOf(names, nameEnd),
            Arrays.copyOf(nameEnds, count)));
    int left = pending - count;
    if (left > 0) {
      System.arraycopy(text, textEnd, text, 0, textEnds[pending - 1] - textEnd);
      System.arraycopy(names, nameEnd, names, 0, nameEnds[pending - 1] - nameEnd);
    }
    for (int i = 0; i < left; i++) {
      textEnds[i] = textEnds[count + i] - textEnd;
      nameEnds[i] = nameEnds[count + i] - nameEnd;
    }
    pending = left;
  }
}
