package org.hes4j.directory.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a text must be, to be taken for a whole one. Immutable.
 *
 * @param charset the charset of its bytes
 * @param longestLine most characters of a line
 * @param endMarker what the last line that is not blank must be, or null when any may be the last
 * @param leastAddresses how many addresses it must hold at least
 */
public record TextGuards(
    Charset charset, int longestLine, @Nullable String endMarker, long leastAddresses) {

  /** UTF-8, and no guard but the length of a line. */
  public static TextGuards ofLines(int longestLine) {
    return new TextGuards(StandardCharsets.UTF_8, longestLine, null, 0);
  }

  /** The same in another charset. */
  public TextGuards in(Charset charset) {
    return new TextGuards(charset, longestLine, endMarker, leastAddresses);
  }

  /**
   * The same with an end marker.
   *
   * @throws IllegalArgumentException when it is blank, or more than one line
   */
  public TextGuards endingWith(String marker) {
    if (marker.isBlank() || marker.lines().count() > 1) {
      throw new IllegalArgumentException("an end marker is one line that is not blank");
    }
    return new TextGuards(charset, longestLine, marker.strip(), leastAddresses);
  }

  /**
   * The same with a minimum.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public TextGuards atLeast(long addresses) {
    if (addresses < 0) {
      throw new IllegalArgumentException("at least " + addresses + " addresses: below zero");
    }
    return new TextGuards(charset, longestLine, endMarker, addresses);
  }
}
