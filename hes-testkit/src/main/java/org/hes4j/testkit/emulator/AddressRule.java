package org.hes4j.testkit.emulator;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;

/**
 * What an address must be to stand in the list of a domain: the type {@code Address} of hes.xsd,
 * RFC 5321, canonical, and of that domain. Not thread-safe.
 */
final class AddressRule {
  /** The pattern of hes.xsd; a test holds the two together. */
  static final String PATTERN =
      "([^@A-Z\\s\"(),:;<>\\[\\]\\\\]{1,64}|\"[^A-Z\\t\\r\\n]{1,62}\")"
          + "@[a-z0-9_]([a-z0-9_\\-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_\\-]{0,61}[a-z0-9_])?)*";

  /** The longest address of hes.xsd, in characters. */
  static final int MAX_LENGTH = 254;

  private static final Pattern CANONICAL = Pattern.compile(PATTERN);
  private static final int MAX_LOCAL = 64;
  private static final String PLAIN_SIGNS = "!#$%&'*+-/=?^_`{|}~";

  private final AddressNormalizer normalizer = new AddressNormalizer();
  private final String ending;

  AddressRule(MailDomain domain) {
    ending = "@" + domain.name();
  }

  /** Why an address cannot stand in the list, or nothing. */
  Optional<String> problem(String address) {
    if (address.length() <= MAX_LENGTH && isPlain(address)) {
      return Optional.empty();
    }
    if (address.length() > MAX_LENGTH) {
      return Optional.of(
          address.length() + " characters, at most " + MAX_LENGTH + " are allowed (RFC 5321)");
    }
    Normalized normalized = normalizer.normalize(address);
    if (normalized instanceof Normalized.Rejected rejected) {
      return Optional.of(rejected.reason());
    }
    if (!(normalized instanceof Normalized.Accepted accepted)) {
      return Optional.of("not a mail address");
    }
    return formProblem(address, accepted.address().toString());
  }

  private Optional<String> formProblem(String address, String canonical) {
    if (!address.equals(canonical) || !CANONICAL.matcher(address).matches()) {
      return Optional.of(
          "not in canonical form: lower case, the domain in A-labels, no surrounding blanks");
    }
    return address.endsWith(ending)
        ? Optional.empty()
        : Optional.of("not an address of the domain " + ending.substring(1));
  }

  /** A quick yes for what nearly all addresses are: a dot-atom of ASCII (RFC 5321, 4.1.2). */
  private boolean isPlain(String address) {
    int at = address.length() - ending.length();
    if (at < 1 || at > MAX_LOCAL || !address.endsWith(ending)) {
      return false;
    }
    boolean dot = true;
    for (int i = 0; i < at; i++) {
      char c = address.charAt(i);
      if (c == '.' ? dot : !isPlain(c)) {
        return false;
      }
      dot = c == '.';
    }
    return !dot;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || PLAIN_SIGNS.indexOf(c) >= 0;
  }
}
