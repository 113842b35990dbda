package org.hes4j.directory.jdbc;

import java.util.List;
import java.util.Locale;

/**
 * Refuses a query with a second statement: a {@code COMMIT} in it would leave the read-only
 * transaction, and what follows could write.
 *
 * <p>It reads quotes and comments as the database does, where that is known; else each way in which
 * one might, and takes what finds a second statement: a query refused in vain can be written
 * otherwise.
 */
final class OneStatement {

  /** How quotes and comments are written. */
  enum Dialect {
    /** As in the SQL standard, with backquotes and dollar quotes besides, as H2 has them. */
    STANDARD,
    /**
     * MariaDB and MySQL: a backslash makes the next character a part of the string, a comment may
     * begin with {@code #}, or with two hyphens and a blank, and what stands in {@code /*!} is
     * none.
     */
    MARIADB,
    /** PostgreSQL: a backslash does that in {@code E'…'} alone, and comments nest. */
    POSTGRESQL;

    /** Those that a database may have which such a URL leads to. */
    static List<Dialect> of(String jdbcUrl) {
      String url = jdbcUrl.toLowerCase(Locale.ROOT);
      if (url.startsWith("jdbc:postgresql:")) {
        return List.of(POSTGRESQL);
      }
      return url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")
          ? List.of(MARIADB)
          : ANY;
    }

    static final List<Dialect> ANY = List.of(values());
  }

  private final String sql;
  private final Dialect dialect;

  private OneStatement(String sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /**
   * The same query.
   *
   * @throws IllegalArgumentException when it holds more than one statement in one of the dialects
   */
  static String of(String query, List<Dialect> dialects) {
    if (dialects.stream().anyMatch(dialect -> new OneStatement(query, dialect).hasSecond())) {
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
      } else if (isLineComment(at)) {
        at = behindLine(at);
      } else if (sql.startsWith("/*", at) && !isExecuted(at)) {
        at = behindComment(at);
      } else {
        return at;
      }
    }
    return at;
  }

  private boolean isLineComment(int at) {
    if (dialect != Dialect.MARIADB) {
      return sql.startsWith("--", at);
    }
    int behind = at + 2;
    boolean apart = behind >= sql.length() || sql.charAt(behind) <= ' ';
    return sql.charAt(at) == '#' || (sql.startsWith("--", at) && apart);
  }

  private int behindLine(int from) {
    int at = from;
    while (at < sql.length()
        && sql.charAt(at) != '\n'
        && (sql.charAt(at) != '\r' || dialect == Dialect.MARIADB)) {
      at++;
    }
    return at;
  }

  private boolean isExecuted(int at) {
    return dialect == Dialect.MARIADB && (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at));
  }

  private int behindComment(int from) {
    int depth = 1;
    int at = from + 2;
    while (at < sql.length() && depth > 0) {
      if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else if (dialect == Dialect.POSTGRESQL && sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else {
        at++;
      }
    }
    return at;
  }

  /** Behind what is quoted there, or else behind one character. */
  private int behindToken(int at) {
    char c = sql.charAt(at);
    if (c == '\'') {
      return behindQuoted(c, at + 1, escapes(at));
    }
    if (c == '"') {
      return behindQuoted(c, at + 1, dialect == Dialect.MARIADB);
    }
    if (c == '`' && dialect != Dialect.POSTGRESQL) {
      return behindQuoted(c, at + 1, false);
    }
    int tag = c == '$' ? behindTag(at) : at;
    return tag > at ? behind(sql.substring(at, tag), tag) : at + 1;
  }

  /** Whether a backslash makes the next character a part of the string that begins there. */
  private boolean escapes(int quote) {
    return switch (dialect) {
      case STANDARD -> false;
      case MARIADB -> true;
      case POSTGRESQL ->
          quote > 0
              && Character.toLowerCase(sql.charAt(quote - 1)) == 'e'
              && !(quote > 1 && isOfName(quote - 2));
    };
  }

  private int behindQuoted(char quote, int from, boolean escapes) {
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
