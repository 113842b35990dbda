package org.hes4j.sync.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A list to be kept in a file.
 *
 * @param info what it is
 * @param recipients all of them; asked for at most once, while the file is written
 * @param source where the same recipients with the same names were read from, or null
 * @param prepared what was written of the same recipients already, or null
 */
public record KeptList(
    ListInfo info,
    Recipients recipients,
    @Nullable WholeList source,
    @Nullable PreparedList prepared) {

  /** A list that is in no file yet. */
  public KeptList(ListInfo info, Recipients recipients) {
    this(info, recipients, null, null);
  }

  /** The same list, which was read from that file. */
  public KeptList readFrom(@Nullable WholeList file) {
    return new KeptList(info, recipients, file, prepared);
  }

  /** The same list, of which that was written already. */
  public KeptList prepared(PreparedList lines) {
    return new KeptList(info, recipients, source, lines);
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
