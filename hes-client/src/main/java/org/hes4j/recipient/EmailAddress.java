package org.hes4j.recipient;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An address in the canonical form by which HES tells recipients apart: lower case, the domain in
 * A-labels.
 *
 * <p>HES compares addresses without regard to case (vendor KB 1303254). Immutable and thread-safe;
 * equal when the canonical forms are. The order is the unsigned order of the UTF-8 bytes, the one
 * the list digest is defined by.
 */
public final class EmailAddress implements Comparable<EmailAddress> {
  private final String localPart;
  private final MailDomain domain;

  /** Only {@link AddressNormalizer} makes addresses: what exists is canonical. */
  EmailAddress(String localPart, MailDomain domain) {
    this.localPart = localPart;
    this.domain = domain;
  }

  /**
   * Reads an address as {@link AddressNormalizer} does, for callers who know that it is one.
   *
   * @throws IllegalArgumentException when the text is no address; the message gives the reason, not
   *     the text
   */
  public static EmailAddress of(String text) {
    Normalized normalized = new AddressNormalizer().normalize(text);
    if (normalized instanceof Normalized.Accepted accepted) {
      return accepted.address();
    }
    String reason =
        normalized instanceof Normalized.Rejected rejected
            ? rejected.reason()
            : ((Normalized.LeftOut) normalized).kind();
    throw new IllegalArgumentException("not a recipient's address: " + reason);
  }

  /** What stands before the last {@code @}: 1 to 64 octets, lower case. */
  public String localPart() {
    return localPart;
  }

  /** The domain. */
  public MailDomain domain() {
    return domain;
  }

  @Override
  public int compareTo(EmailAddress other) {
    return Arrays.compareUnsigned(utf8(), other.utf8());
  }

  private byte[] utf8() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress address
        && localPart.equals(address.localPart)
        && domain.equals(address.domain);
  }

  @Override
  public int hashCode() {
    return 31 * localPart.hashCode() + domain.hashCode();
  }

  /** The canonical form, {@code local-part@domain}. */
  @Override
  public String toString() {
    return localPart + "@" + domain.name();
  }
}
