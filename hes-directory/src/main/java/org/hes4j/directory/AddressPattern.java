package org.hes4j.directory;

import java.util.Locale;
import org.hes4j.recipient.MailDomain;

/** A pattern for canonical addresses: {@code *} is any number of characters, {@code ?} is one. */
record AddressPattern(String text) {

  static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  static AddressPattern of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int at = lower.lastIndexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException(
          "a pattern without @; expected one for a whole address, such as test-*@example.com");
    }
    if (lower.chars().allMatch(c -> c == '*' || c == '?' || c == '@' || c == '.')) {
      throw new IllegalArgumentException(
          "a pattern that may exclude everybody; name a domain or a part of the address");
    }
    String domain = lower.substring(at + 1);
    return new AddressPattern(
        isPattern(domain) ? lower : lower.substring(0, at + 1) + MailDomain.of(domain).name());
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
