package org.hes4j.testkit.emulator;

import java.util.Locale;
import org.hes4j.recipient.MailDomain;

/**
 * What a user must be on the REST wire: first what the vendor documents, then what the list that
 * SOAP shows as well can hold. Not thread-safe.
 */
final class RestUserRule {
  private static final int MAX_LENGTH = 255;
  private static final String SIGNS = "-!#$%&\"'+/=?^_`{|}~.";

  private final AddressRule listRule;
  private final String ending;

  RestUserRule(MailDomain domain) {
    listRule = new AddressRule(domain);
    ending = "@" + domain.name();
  }

  /**
   * The entry of a user.
   *
   * @param index the place in the message, from 0, for the error
   * @param name the display name; an empty one is none
   */
  Line line(int index, String localPart, String name) throws RestError {
    checkLocalPart(index, localPart);
    checkName(index, name);
    String address = localPart.toLowerCase(Locale.ROOT) + ending;
    String problem = listRule.problem(address).orElse("");
    if (!problem.isEmpty()) {
      throw RestError.invalidFormat(place(index) + "emailLocalPart: " + problem + ".");
    }
    return Line.of(new Entry(address, name.isEmpty() ? null : name));
  }

  private static void checkLocalPart(int index, String localPart) throws RestError {
    checkLength(index, "emailLocalPart", localPart, 1);
    if (localPart.charAt(0) == '.' || !localPart.chars().allMatch(RestUserRule::isAllowed)) {
      throw RestError.illegalCharacter(
          place(index)
              + "emailLocalPart holds a character that is not allowed, or a dot as its first.");
    }
  }

  /** What XML cannot carry could not be read over SOAP. */
  private static void checkName(int index, String name) throws RestError {
    checkLength(index, "displayName", name, 0);
    if (!name.codePoints().allMatch(RestUserRule::isText)) {
      throw RestError.illegalCharacter(place(index) + "displayName holds a control character.");
    }
  }

  private static void checkLength(int index, String field, String value, int least)
      throws RestError {
    int length = value.length();
    if (length < least || length > MAX_LENGTH) {
      throw RestError.invalidFormat(
          "%s%s has %s characters, %s to %s are allowed."
              .formatted(place(index), field, length, least, MAX_LENGTH));
    }
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || SIGNS.indexOf(c) >= 0;
  }

  private static boolean isText(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.SURROGATE
        && c != 0xFFFE
        && c != 0xFFFF;
  }

  private static String place(int index) {
    return "Element " + index + ": ";
  }
}
