package org.hes4j.directory;

import java.util.Locale;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.UnseenCharacters;

/** A pattern for canonical addresses: {@code *} is any number of characters, {@code ?} is one. */
record AddressPattern(String text) {

  static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  static AddressPattern of(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException(
          "a pattern without @; expected one for a whole address, such as test-*@example.com");
    }
    if (text.chars().allMatch(c -> c == '*' || c == '?' || c == '@' || c == '.')) {
      throw new IllegalArgumentException(
          "a pattern that may exclude everybody; name a domain or a part of the address");
    }
    if (at == 0) {
      throw new IllegalArgumentException(
          "a pattern without anything before the @, which no address matches; write *" + text);
    }
    String local = text.substring(0, at);
    requireSeen(local, "local part");
    return new AddressPattern(
        local.toLowerCase(Locale.ROOT) + "@" + domain(text.substring(at + 1)));
  }

  /** No address has such a character, so the pattern would exclude nobody, and nobody would see. */
  private static void requireSeen(String text, String where) {
    UnseenCharacters.problem(text, where)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("a pattern with " + problem);
            });
  }

  private static String domain(String text) {
    if (!isPattern(text)) {
      // as it is written: in lower case a sigma may become another one
      return MailDomain.of(text).name();
    }
    requireSeen(text, "domain");
    if (text.chars().anyMatch(c -> c > 127)) {
      throw new IllegalArgumentException(
          "a pattern with a wildcard in a domain that is not ASCII; write the domain in its ASCII"
              + " form (xn--...)");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  /** Takes at most the product of the two lengths, whatever the pattern. */
  boolean matches(String address) {
    int place = 0;
    int star = -1;
    int retry = 0;
    int next = 0;
    while (next < address.length()) {
      if (place < text.length() && text.charAt(place) == '*') {
        star = place++;
        retry = next;
      } else if (place < text.length() && fits(text.charAt(place), address.charAt(next))) {
        place++;
        next++;
      } else if (star >= 0) {
        place = star + 1;
        next = ++retry;
      } else {
        return false;
      }
    }
    return text.substring(place).chars().allMatch(c -> c == '*');
  }

  private static boolean fits(char wanted, char found) {
    return wanted == '?' || wanted == found;
  }
}
