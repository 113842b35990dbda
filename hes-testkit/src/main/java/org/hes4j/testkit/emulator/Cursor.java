package org.hes4j.testkit.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A place in a roster, moving forward. Not thread-safe. */
final class Cursor {
  private final Block[] blocks;
  private int block;
  private int entry;

  Cursor(Block[] blocks, int block, int entry) {
    this.blocks = blocks;
    this.block = block;
    this.entry = entry;
  }

  /** Whether there is an entry here; the other methods need one. */
  boolean valid() {
    return block < blocks.length;
  }

  void next() {
    if (++entry == blocks[block].size()) {
      entry = 0;
      block++;
    }
  }

  /** Whether the entry here stands before the first one of a block; with null, whether it is. */
  boolean before(@Nullable Block limit) {
    return valid() && (limit == null || compareTo(limit, 0) < 0);
  }

  int compareTo(Cursor other) {
    return compareTo(other.blocks[other.block], other.entry);
  }

  private int compareTo(Block other, int otherEntry) {
    return Arrays.compareUnsigned(
        block().text(),
        block().start(entry),
        block().end(entry),
        other.text(),
        other.start(otherEntry),
        other.end(otherEntry));
  }

  Block block() {
    return blocks[block];
  }

  int entry() {
    return entry;
  }

  boolean named() {
    return block().nameEnd(entry) > block().nameStart(entry);
  }

  Entry toEntry() {
    Block block = block();
    int start = block.nameStart(entry);
    int length = block.nameEnd(entry) - start;
    String name =
        length == 0 ? null : new String(block.names(), start, length, StandardCharsets.UTF_8);
    return new Entry(block.address(entry), name);
  }
}
