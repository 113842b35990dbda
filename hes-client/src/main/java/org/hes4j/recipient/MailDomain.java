package org.hes4j.recipient;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a mail domain in canonical form: lower case, internationalised labels as A-labels, no
 * trailing dot.
 *
 * <p>U-labels are read by IDNA2003 (RFC 3490), which Java has. A few characters stand for others or
 * for nothing there, and for themselves in IDNA2008 (RFC 5892, 2.6 and 2.8; RFC 5894, 7.2; the
 * deviation characters of UTS #46): {@code straße.example} is {@code strasse.example} by the one
 * and {@code xn--strae-oqa.example} by the other, and the two may belong to different people. A
 * name with one of them (U+00DF, U+1E9E, U+03C2, U+200C, U+200D) is refused; its ASCII form says
 * which domain is meant.
 *
 * <p>Immutable and thread-safe. Two domains are equal when their canonical names are.
 */
public final class MailDomain implements Comparable<MailDomain> {
  /**
   * Most octets of a domain name (RFC 1035, 2.3.4, without the root label and the first length
   * octet).
   */
  private static final int MAX_OCTETS = 253;

  /** Far more characters than a domain can have before its labels are brought into A-label form. */
  private static final int MAX_GIVEN = 1000;

  /** What IDNA2003 and IDNA2008 read differently: sharp s in both cases, final sigma, joiners. */
  private static final String DEVIATIONS = "\u00DF\u1E9E\u03C2\u200C\u200D";

  private static final Pattern CANONICAL =
      Pattern.compile(
          "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

  private final String name;

  private MailDomain(String name) {
    this.name = name;
  }

  /**
   * The domain of that name.
   *
   * @param name a domain name, in any case, with U-labels or A-labels, with or without a trailing
   *     dot; what surrounds it and is blank or cannot be seen is taken off
   * @throws IllegalArgumentException when it is no domain name (RFC 1035, RFC 5890), or one that
   *     the two standards for U-labels read as different domains; the message gives the reason
   */
  public static MailDomain of(String name) {
    String canonical = toAscii(UnseenCharacters.strip(name)).toLowerCase(Locale.ROOT);
    if (canonical.endsWith(".")) {
      canonical = canonical.substring(0, canonical.length() - 1);
    }
    if (canonical.length() > MAX_OCTETS) {
      throw new IllegalArgumentException(
          "domain of " + canonical.length() + " octets, at most " + MAX_OCTETS + " are allowed");
    }
    if (!CANONICAL.matcher(canonical).matches()) {
      throw notAName(canonical);
    }
    return new MailDomain(canonical);
  }

  /** What to throw for a text that is no domain name. */
  static IllegalArgumentException notAName(String text) {
    return new IllegalArgumentException(
        UnseenCharacters.problem(text, "domain")
            .map(problem -> "not a domain name (" + problem + ")")
            .orElse("not a domain name"));
  }

  private static String toAscii(String name) {
    if (name.length() > MAX_GIVEN) {
      // Newer JDKs refuse such a length with an exception of no particular kind.
      throw new IllegalArgumentException(
          "domain of " + name.length() + " characters, at most " + MAX_OCTETS + " are allowed");
    }
    if (isAscii(name)) {
      // Nothing to convert, and IDN would take its time to load tables for it.
      return name;
    }
    requireOneReading(name);
    if (UnseenCharacters.problem(name, "domain").isPresent()) {
      // IDNA2003 takes some of them away without a word.
      throw notAName(name);
    }
    try {
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a domain name", e);
    }
  }

  private static void requireOneReading(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (DEVIATIONS.indexOf(name.charAt(i)) >= 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "a domain with U+%04X, which IDNA2003 and IDNA2008 read as different domains; write"
                    + " it in its ASCII form (xn--...)",
                (int) name.charAt(i)));
      }
    }
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  /** The canonical name. */
  public String name() {
    return name;
  }

  @Override
  public int compareTo(MailDomain other) {
    return name.compareTo(other.name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MailDomain domain && name.equals(domain.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The canonical name. */
  @Override
  public String toString() {
    return name;
  }
}
