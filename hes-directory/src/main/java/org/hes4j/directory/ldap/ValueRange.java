package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of an attribute's values a server sent: {@code proxyAddresses;range=0-1499}. Active
 * Directory hands out long lists of values in such pieces (MS-ADTS 3.1.1.3.1.3.3).
 *
 * @param attribute the description without the range
 * @param from the first value's number, from 0; -1 where the range cannot be read
 * @param to the last one's, or {@link #END}
 */
record ValueRange(String attribute, int from, int to) {
  /** The piece that holds the last value. */
  static final int END = -1;

  private static final Pattern RANGE = Pattern.compile("range=([0-9]{1,9})-([0-9]{1,9}|\\*)");

  /** The range in a returned description, or null where there is none. */
  static @Nullable ValueRange of(String returned) {
    for (String option : Attribute.getOptions(returned)) {
      String lower = option.toLowerCase(Locale.ROOT);
      if (lower.startsWith("range=")) {
        return parsed(returned.replace(";" + option, ""), RANGE.matcher(lower));
      }
    }
    return null;
  }

  private static ValueRange parsed(String attribute, Matcher range) {
    if (!range.matches()) {
      return new ValueRange(attribute, -1, END);
    }
    String to = range.group(2);
    int last = to.equals("*") ? END : Integer.parseInt(to);
    return new ValueRange(attribute, Integer.parseInt(range.group(1)), last);
  }

  boolean isLast() {
    return to == END;
  }

  /** Whether this is the piece that begins there and it holds as many values as it says. */
  boolean fits(int expectedFrom, int values) {
    return from == expectedFrom && values > 0 && (isLast() || values == to - from + 1);
  }

  /** What to ask for to get the values after this piece. */
  String following() {
    return attribute + ";range=" + (to + 1) + "-*";
  }
}
