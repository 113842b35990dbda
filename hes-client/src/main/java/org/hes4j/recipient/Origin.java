package org.hes4j.recipient;

import org.jspecify.annotations.Nullable;

/**
 * Where in its source a record came from: a line, a row, an attribute of an entry.
 *
 * <p>Made for every record and shown for few, so the text is put together only when asked for.
 * Immutable and thread-safe.
 */
public final class Origin {
  private final String place;
  private final @Nullable String attribute;
  private final long number;
  private final boolean included;

  private Origin(String place, @Nullable String attribute, long number) {
    this(place, attribute, number, false);
  }

  private Origin(String place, @Nullable String attribute, long number, boolean included) {
    this.place = place;
    this.attribute = attribute;
    this.number = number;
    this.included = included;
  }

  /**
   * A line of a text.
   *
   * @param number from 1
   */
  public static Origin line(long number) {
    return new Origin("line", null, number);
  }

  /**
   * A row of a query's result.
   *
   * @param number from 1
   */
  public static Origin row(long number) {
    return new Origin("row", null, number);
  }

  /** An attribute of a directory entry. */
  public static Origin entry(String dn, String attribute) {
    return new Origin(dn, attribute, 0);
  }

  /**
   * An attribute of an entry in a text.
   *
   * @param line where its value stands, from 1
   * @param attribute the attribute
   */
  public static Origin entry(long line, String dn, String attribute) {
    return new Origin(dn, attribute, line);
  }

  /** A directory entry as a whole. */
  public static Origin entry(String dn) {
    return new Origin(dn, null, 0);
  }

  /** Any other place, in words of the source's own. */
  public static Origin of(String place) {
    return new Origin(place, null, 0);
  }

  /**
   * A place in a list of those who count whatever the source says.
   *
   * @param place in words
   */
  public static Origin included(String place) {
    return new Origin(place, null, 0, true);
  }

  /** The same place, with the name of its source before it. */
  public Origin in(String source) {
    return new Origin(source, toString(), 0, included);
  }

  /**
   * Whether it is in a list of those who count whatever the source says. Such an address is a
   * recipient like any other, but shows nothing about the source: a run with nobody but these takes
   * the source for empty.
   */
  public boolean isIncluded() {
    return included;
  }

  /**
   * The place in words: {@code line 12}, {@code uid=ann,ou=people,dc=example,dc=com mail}, {@code
   * line 12: uid=ann,ou=people,dc=example,dc=com mail}.
   */
  @Override
  public String toString() {
    if (attribute == null) {
      return number > 0 ? place + " " + number : place;
    }
    return (number > 0 ? "line " + number + ": " : "") + place + " " + attribute;
  }
}
