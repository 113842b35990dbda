package org.hes4j.testkit.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
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

  /** The ASCII characters of an atom in lower case. */
  private static final boolean[] PLAIN = plain();

  private final AddressNormalizer normalizer = new AddressNormalizer();
  private final String ending;
  private final byte[] endingBytes;

  AddressRule(MailDomain domain) {
    ending = "@" + domain.name();
    endingBytes = ending.getBytes(UTF_8);
  }

  /** Why an address cannot stand in the list, or nothing. */
  Optional<String> problem(String address) {
    byte[] utf8 = address.getBytes(UTF_8);
    if (isPlain(utf8, utf8.length)) {
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

  /**
   * Why an address cannot have stood in the list, or nothing. A list may be older than a rule, and
   * whoever stands in it can be removed.
   */
  Optional<String> removalProblem(String address) {
    return formProblem(address, address);
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

  /**
   * A quick yes for what nearly all addresses are: a dot-atom of ASCII (RFC 5321, 4.1.2), and so
   * one that the rest of the rules allows.
   *
   * @param text the address in UTF-8, up to a length
   */
  boolean isPlain(byte[] text, int length) {
    int at = length - endingBytes.length;
    return at >= 1
        && at <= MAX_LOCAL
        && length <= MAX_LENGTH
        && Arrays.equals(text, at, length, endingBytes, 0, endingBytes.length)
        && isDotAtom(text, at);
  }

  private static boolean isDotAtom(byte[] text, int length) {
    boolean dot = true;
    for (int i = 0; i < length; i++) {
      byte b = text[i];
      if (b == '.' ? dot : b < 0 || !PLAIN[b]) {
        return false;
      }
      dot = b == '.';
    }
    return !dot;
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[128];
    for (char c : "abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~".toCharArray()) {
      plain[c] = true;
    }
    return plain;
  }
}
