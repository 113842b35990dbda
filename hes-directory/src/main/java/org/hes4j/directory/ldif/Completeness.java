package org.hes4j.directory.ldif;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hes4j.directory.text.UnreadableTextException;

/**
 * Whether a dump is whole, by what it says of itself.
 *
 * <p>{@code ldapsearch} without {@code -L} announces itself and ends with a result and counts; with
 * {@code -L} it announces itself and ends with counts; with {@code -LL} and {@code -LLL} it does
 * neither, but says between pages whether one more follows.
 */
final class Completeness {
  private static final Pattern REFERENCE = Pattern.compile("# ref[a-z]+://.*", Pattern.DOTALL);
  private static final String COOKIE = "# pagedresults: cookie=";

  /** How each comment begins that says something, {@link Counts} included. */
  private static final byte[][] BEGINNINGS =
      Stream.of(
              "# extended", "# LDAPv3", "# search re", "# ref", "# with paged", "# paged", "# num")
          .map(text -> text.getBytes(US_ASCII))
          .toArray(byte[][]::new);

  private final Counts counts = new Counts();
  private boolean announced;
  private boolean inAnnouncement;
  private boolean paged;
  private boolean owed;
  private boolean nothing = true;
  private long openPage;

  /** Whether {@link #comment} may have a use for a comment, or for one that begins so. */
  static boolean mayMatter(byte[] bytes, int from, int to) {
    for (byte[] beginning : BEGINNINGS) {
      if (beginning.length <= to - from && begins(beginning, bytes, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(byte[] beginning, byte[] bytes, int from) {
    // "# " is the same in nearly all
    int at = beginning.length - 1;
    while (at >= 0 && bytes[from + at] == beginning[at]) {
      at--;
    }
    return at < 0;
  }

  void comment(Line line) throws UnreadableTextException {
    String text = line.text();
    if (text.equals("# extended LDIF")) {
      announce(line.number());
      inAnnouncement = true;
    } else if (text.equals("# LDAPv3") && !inAnnouncement) {
      announce(line.number());
    } else if (text.equals("# LDAPv3")) {
      inAnnouncement = false;
    } else if (text.equals("# search result")) {
      counts.result();
    } else if (text.equals("# search reference") || REFERENCE.matcher(text).matches()) {
      throw reference(line.number());
    } else if (text.startsWith("# with pagedResults ")) {
      paged = true;
    } else if (text.startsWith(COOKIE)) {
      cookie(line.number(), text.substring("# pagedresults: ".length()));
    } else if (counts.take(line)) {
      owed = false;
      nothing = false;
    }
  }

  private void announce(long line) throws UnreadableTextException {
    counts.settle();
    if (owed && openPage == 0) {
      throw new UnreadableTextException(
          "line "
              + line
              + ": another dump begins here, and the one before has no end: it was cut off. Dump"
              + " again.");
    }
    announced = true;
    paged = false;
    owed = true;
  }

  static UnreadableTextException reference(long line) {
    return new UnreadableTextException(
        "line "
            + line
            + ": a part of the directory lies on another server and is not in this dump (search"
            + " reference). Dump that server as well, with a base DN (-b) that leads to no"
            + " reference, or read the directory itself.");
  }

  void entry() throws UnreadableTextException {
    counts.entry();
    nothing = false;
    owed = announced;
  }

  /**
   * The result of a page is not yet the end: the line that says whether one follows comes after.
   */
  void success() {
    owed &= paged;
    nothing = false;
  }

  void cookie(long line, String text) {
    openPage = text.equals("cookie=") ? 0 : line;
  }

  /** The end of the text. */
  void end() throws UnreadableTextException {
    counts.settle();
    if (openPage > 0) {
      throw new UnreadableTextException(
          "the page that ends in line "
              + openPage
              + " is not the last one, and none with an end follows: the dump was cut off, or the"
              + " search failed. Dump again, and look at what ldapsearch says.");
    }
    if (owed) {
      throw new UnreadableTextException(
          "the end that ldapsearch writes (\"# numResponses:\") is missing: the dump was cut off,"
              + " or is not complete yet. Dump again.");
    }
    if (nothing) {
      throw new UnreadableTextException(
          "holds no entry, which is what a search that failed leaves behind. Dump again, and look"
              + " at what ldapsearch says.");
    }
  }
}
