package org.hes4j.recipient;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a mail domain in canonical form: lower case, internationalised labels as A-labels, no
 * trailing dot.
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
   *     dot
   * @throws IllegalArgumentException when it is no domain name (RFC 1035, RFC 5890); the message
   *     gives the reason
   */
  public static MailDomain of(String name) {
    String canonical = toAscii(name.strip()).toLowerCase(Locale.ROOT);
    if (canonical.endsWith(".")) {
      canonical = canonical.substring(0, canonical.length() - 1);
    }
    if (canonical.length() > MAX_OCTETS) {
      throw new IllegalArgumentException(
          "domain of " + canonical.length() + " octets, at most " + MAX_OCTETS + " are allowed");
    }
    if (!CANONICAL.matcher(canonical).matches()) {
      throw new IllegalArgumentException("not a domain name");
    }
    return new MailDomain(canonical);
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
    try {
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a domain name", e);
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
