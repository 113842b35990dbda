package org.hes4j.sync.journal;

import org.jspecify.annotations.Nullable;

/**
 * A list to be kept in a file.
 *
 * @param info what it is
 * @param recipients all of them; iterated at most once, while the file is written
 * @param source where the same recipients with the same names were read from, or null
 */
public record KeptList(ListInfo info, Iterable<Entry> recipients, @Nullable WholeList source) {
  /** A list that was read from no file. */
  public KeptList(ListInfo info, Iterable<Entry> recipients) {
    this(info, recipients, null);
  }

  /**
   * A recipient as a line of a file has it. A million of them are written before a change that
   * waits for it, so nothing is checked again. Immutable.
   */
  public static final class Entry {
    private final byte[] line;

    private Entry(byte[] line) {
      this.line = line;
    }

    /**
     * The entry of that line.
     *
     * @param line in UTF-8, without a line feed: the canonical address and, where there is one, a
     *     tab and the display name without control characters; kept, and not to be changed
     */
    public static Entry ofLine(byte[] line) {
      return new Entry(line);
    }

    byte[] line() {
      return line;
    }
  }
}
