package org.hes4j.directory.csv;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells pieces of LDIF by their shape, as {@code grep mail | cut -d ':' -f 2} lets them through.
 */
final class LdifPieces {
  /** Most characters of a line of {@code ldapsearch} output; the rest goes to the next line. */
  private static final int WIDTH = 78;

  // None of these patterns repeats a group: Java does that by recursion, and a line is long.
  private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9;.-]*");

  /** {@code type=value}, as each part of a DN looks (RFC 4514). */
  private static final Pattern PART_OF_DN =
      Pattern.compile("\\s*(?:[A-Za-z][A-Za-z0-9-]*|[0-9]+\\.[0-9.]*[0-9])=.*", Pattern.DOTALL);

  /** The types that entries are commonly named by. */
  private static final Pattern NAMED_BY =
      Pattern.compile(
          "\\s*(?:mail|rfc822mailbox|uid|userid|cn|sn|ou|o|c|l|st|dc|employeenumber)=.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern HOST =
      Pattern.compile("\\s[A-Za-z0-9-]+\\.[A-Za-z0-9.-]*[A-Za-z0-9-]");

  private LdifPieces() {}

  /** The length of a folded value line of that attribute, once cut has taken its name away. */
  static int foldedLength(String attribute) {
    return WIDTH - attribute.length() - 1;
  }

  /** {@code # mailer, people, example.com}; an address may begin with # too, but not with "# ". */
  static boolean isComment(Row row) {
    String first = row.first();
    return first.startsWith("#") && (first.startsWith("# ") || !row.hasAt());
  }

  /** The rest of a folded comment: {@code oe, mailroom, example.com}. */
  static boolean isRestOfComment(Row row) {
    List<String> cells = row.cells();
    return row.indented()
        && !row.single()
        && cells.stream().allMatch(cell -> cell.startsWith(" "))
        && (cells.size() > 2 || HOST.matcher(row.last()).matches());
  }

  /**
   * {@code mail } out of {@code # requesting: mail }; a value with a blank at its end is base64.
   */
  static boolean isAttributeList(Row row) {
    String text = row.first();
    return row.single()
        && text.length() > 2
        && text.startsWith(" ")
        && text.endsWith(" ")
        && Stream.of(text.substring(1, text.length() - 1).split(" ", -1))
            .allMatch(name -> ATTRIBUTE.matcher(name).matches());
  }

  /** {@code (mail=*)} out of {@code # filter: (mail=*)}. */
  static boolean isFilter(Row row) {
    String text = row.first().strip();
    return row.single() && text.startsWith("(") && text.endsWith(")") && text.contains("=");
  }

  /**
   * {@code //host/dn} out of {@code # refldap://host/dn}, and {@code ldap} out of {@code ref:
   * ldap://host/dn}.
   */
  static boolean isReference(Row row) {
    String text = row.first().strip();
    return text.startsWith("//") || (row.single() && (text.equals("ldap") || text.equals("ldaps")));
  }

  /** A whole DN, or the beginning of one: {@code uid=mailer,ou=people,dc=example,dc=com}. */
  static boolean isDn(Row row) {
    boolean begins = isPartOfDn(row.first());
    if (row.single()) {
      return begins && (!row.hasAt() || (isNamed(row) && isFoldedDn(row)));
    }
    return begins && (!row.hasAt() || isPartOfDn(row.last()) || isFoldedDn(row));
  }

  /** The rest of a folded DN: {@code mail,ou=people,dc=example,dc=com}. */
  static boolean isRestOfDn(Row row) {
    return !row.single() && isPartOfDn(row.last()) && (row.indented() || !row.hasAt());
  }

  /** {@code mail=ann@example.com}: a DN of one part, hardly an address. */
  static boolean isNamed(Row row) {
    return row.first().indexOf('=') > 0 && NAMED_BY.matcher(row.first()).matches();
  }

  private static boolean isPartOfDn(String cell) {
    return cell.indexOf('=') > 0 && PART_OF_DN.matcher(cell).matches();
  }

  private static boolean isFoldedDn(Row row) {
    return row.indented() && row.length() == foldedLength("dn");
  }
}
