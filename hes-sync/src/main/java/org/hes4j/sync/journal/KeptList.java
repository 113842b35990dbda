package org.hes4j.sync.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A list to be kept in a file.
 *
 * @param info what it is
 * @param recipients all of them; asked for at most once, while the file is written
 * @param source where the same recipients with the same names were read from, or null
 */
public record KeptList(ListInfo info, Recipients recipients, @Nullable WholeList source) {
  /** A list that was read from no file. */
  public KeptList(ListInfo info, Recipients recipients) {
    this(info, recipients, null);
  }

  /** Recipients as lines of a file. */
  @FunctionalInterface
  public interface Recipients {
    /**
     * Hands over all of them.
     *
     * @throws IOException as what takes them throws it
     */
    void writeTo(Lines lines) throws IOException;
  }

  /**
   * Takes recipients as lines. A million of them are written before a change that waits for it, so
   * nothing is checked again and nothing is made of them.
   */
  @FunctionalInterface
  public interface Lines {
    /**
     * Takes the next line.
     *
     * @param bytes begin with the line, in UTF-8 and without a line feed: the canonical address
     *     and, where there is one, a tab and the display name without control characters. They are
     *     the caller's again when this returns
     * @param length how many bytes the line has
     */
    void line(byte[] bytes, int length) throws IOException;
  }
}
