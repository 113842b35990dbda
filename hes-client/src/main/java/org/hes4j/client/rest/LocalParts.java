package org.hes4j.client.rest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;

/** Which addresses this wire carries: it sends the local part alone, of the vendor's characters. */
final class LocalParts {
  /** The vendor's list, beside letters and digits. The asterisk is not in it. */
  private static final String SPECIALS = ".-!#$%&\"'+/=?^_`{|}~";

  private static final boolean[] ALLOWED = new boolean[128];
  private static final int LONGEST = 255;

  static {
    for (char c = 0; c < ALLOWED.length; c++) {
      ALLOWED[c] = Character.isLetterOrDigit(c) || SPECIALS.indexOf(c) >= 0;
    }
  }

  private LocalParts() {}

  /** Why the wire cannot carry an address, or nothing. */
  static Optional<String> problem(EmailAddress address) {
    String local = address.localPart();
    if (local.length() > LONGEST) {
      return Optional.of(
          "local part of " + local.length() + " characters, the REST API takes " + LONGEST);
    }
    if (local.startsWith(".")) {
      return Optional.of("local part that starts with a dot, which the REST API does not take");
    }
    return first(local, c -> !isAllowed(c));
  }

  /** Why no local part of this wire can be what the service lists, in whatever case it is. */
  static Optional<String> beyondAscii(String listed) {
    return first(listed, c -> c >= ALLOWED.length);
  }

  private static Optional<String> first(String local, IntPredicate notTaken) {
    for (int i = 0; i < local.length(); i++) {
      if (notTaken.test(local.charAt(i))) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "U+%04X in the local part, which the REST API does not take",
                local.codePointAt(i)));
      }
    }
    return Optional.empty();
  }

  private static boolean isAllowed(int c) {
    return c < ALLOWED.length && ALLOWED[c];
  }

  /**
   * Throws before anything is sent, when one of them cannot travel.
   *
   * @throws IllegalArgumentException when one is of another domain: only the local part is sent
   */
  static <T> void requireAll(
      String operation, MailDomain domain, NonEmpty<T> all, Function<T, EmailAddress> addressOf) {
    Map<String, String> refused = new LinkedHashMap<>();
    for (T one : all.elements()) {
      EmailAddress address = addressOf.apply(one);
      if (!address.domain().equals(domain)) {
        throw new IllegalArgumentException(
            operation + " of " + domain + " with an address of " + address.domain());
      }
      problem(address).ifPresent(reason -> refused.put(address.toString(), reason));
    }
    if (!refused.isEmpty()) {
      throw new InvalidRecipientsException(
          operation
              + " of "
              + domain
              + ": "
              + refused.size()
              + " of "
              + all.size()
              + " addresses cannot be sent to the REST API (reasons() names them); nothing was sent."
              + " Ask HesClient.check first, as RecipientSync does",
          refused,
          null,
          null);
    }
  }
}
