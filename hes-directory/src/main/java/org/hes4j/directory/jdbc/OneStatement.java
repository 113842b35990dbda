package org.hes4j.directory.jdbc;

/**
 * Refuses a query with a second statement: a {@code COMMIT} in it would leave the read-only
 * transaction, and what follows could write.
 *
 * <p>It reads quotes and comments as most dialects write them. Where they differ, it takes what
 * finds a second statement: a query refused in vain can be written otherwise.
 */
final class OneStatement {
  private static final String QUOTES = "'\"`";

  private final String sql;

  /** Whether a backslash makes the next character of a string a part of it, as in MySQL. */
  private final boolean escapes;

  private OneStatement(String sql, boolean escapes) {
    this.sql = sql;
    this.escapes = escapes;
  }

  /**
   * The same query.
   *
   * @throws IllegalArgumentException when it holds more than one statement
   */
  static String of(String query) {
    if (new OneStatement(query, false).hasSecond() || new OneStatement(query, true).hasSecond()) {
      throw new IllegalArgumentException(
          "the query holds a second statement behind a semicolon; expected one SELECT, and for each"
              + " further one a source of its own");
    }
    return query;
  }

  private boolean hasSecond() {
    boolean begun = false;
    boolean ended = false;
    int at = behindGap(0);
    while (at < sql.length()) {
      if (sql.charAt(at) == ';') {
        ended = begun;
        at++;
      } else if (ended) {
        return true;
      } else {
        begun = true;
        at = behindToken(at);
      }
      at = behindGap(at);
    }
    return false;
  }

  /** Behind blanks and comments. */
  private int behindGap(int from) {
    int at = from;
    while (at < sql.length()) {
      if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        at = behind("\n", at);
      } else if (sql.startsWith("/*", at)) {
        at = behind("*/", at + 2);
      } else {
        return at;
      }
    }
    return at;
  }

  /** Behind what is quoted there, or else behind one character. */
  private int behindToken(int at) {
    char c = sql.charAt(at);
    if (QUOTES.indexOf(c) >= 0) {
      return behindQuoted(c, at + 1);
    }
    int tag = c == '$' ? behindTag(at) : at;
    return tag > at ? behind(sql.substring(at, tag), tag) : at + 1;
  }

  private int behindQuoted(char quote, int from) {
    int at = from;
    while (at < sql.length() && sql.charAt(at) != quote) {
      at += escapes && sql.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  /** Behind {@code $$} or {@code $tag$}, as PostgreSQL quotes; the same place where it is none. */
  private int behindTag(int from) {
    int at = from + 1;
    while (at < sql.length() && isOfName(at)) {
      at++;
    }
    boolean tag = at < sql.length() && sql.charAt(at) == '$' && !(from > 0 && isOfName(from - 1));
    return tag ? at + 1 : from;
  }

  private boolean isOfName(int at) {
    return Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_';
  }

  private int behind(String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }
}
