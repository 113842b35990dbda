package org.hes4j.directory.ldif;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hes4j.directory.text.ShownText;
import org.hes4j.directory.text.UnreadableTextException;
import org.jspecify.annotations.Nullable;

/**
 * A line {@code name;option: value}.
 *
 * @param line its number
 * @param name the name without options, in lower case
 * @param options the options with the semicolons before them, in lower case
 * @param value what the line gives
 */
record Field(long line, String name, String options, FieldValue value) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9.-]*)(;[A-Za-z0-9=*;-]+|):([:<]?) *(.*)", Pattern.DOTALL);

  static Field of(Line line) throws UnreadableTextException {
    Field plain = plain(line);
    return plain == null ? ofShape(line) : plain;
  }

  /** {@code name: value}, as most lines are, needs no pattern. Null for any other line. */
  private static @Nullable Field plain(Line line) {
    String text = line.text();
    int end = 0;
    while (end < text.length() && isOfName(text.charAt(end), end)) {
      end++;
    }
    if (end == 0 || !text.startsWith(": ", end)) {
      return null;
    }
    int begin = end + 2;
    while (begin < text.length() && text.charAt(begin) == ' ') {
      begin++;
    }
    FieldValue value = FieldValue.ofText(text.substring(begin));
    return new Field(line.number(), lower(text.substring(0, end)), "", value);
  }

  private static boolean isOfName(char c, int place) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (place > 0 && (c == '.' || c == '-'));
  }

  /** The same, of any line. */
  static Field ofShape(Line line) throws UnreadableTextException {
    Matcher shape = SHAPE.matcher(line.text());
    if (!shape.matches()) {
      throw new UnreadableTextException(
          "line "
              + line.number()
              + ": is neither a comment nor \"name: value\""
              + shown(line.text())
              + ". What stands there is no LDIF; dump again, with nothing but the output of"
              + " ldapsearch in the file.");
    }
    String value = shape.group(4);
    FieldValue parsed =
        switch (shape.group(3)) {
          case "<" -> throw elsewhere(line);
          case ":" -> FieldValue.ofBase64(line.number(), value);
          default -> FieldValue.ofText(value);
        };
    return new Field(line.number(), lower(shape.group(1)), lower(shape.group(2)), parsed);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** What a program said between the lines helps; an address is nobody's business. */
  private static String shown(String text) {
    return text.indexOf('@') < 0 ? ": " + ShownText.of(text) : "";
  }

  private static UnreadableTextException elsewhere(Line line) {
    return new UnreadableTextException(
        "line "
            + line.number()
            + ": the value stands in another file (\":<\"), and other files are not opened. Dump"
            + " again with the values in place: ldapsearch without -t.");
  }

  boolean isCalled(String other) {
    return name.equals(other) && options.isEmpty();
  }

  /** Active Directory gives long lists in ranges; only {@code range=0-*} is the whole of one. */
  boolean isPartOfList() {
    return options.contains(";range=") && !(options + ";").contains(";range=0-*;");
  }
}
