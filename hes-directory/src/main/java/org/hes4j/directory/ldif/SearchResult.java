package org.hes4j.directory.ldif;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hes4j.directory.text.ShownText;
import org.hes4j.directory.text.UnreadableTextException;

/** The lines {@code search:}, {@code result:} and so on that end a dump without {@code -L}. */
final class SearchResult {
  private static final Pattern CODE = Pattern.compile("(\\d{1,9})( .*)?");

  private final long line;
  private final Completeness completeness;
  private boolean given;

  SearchResult(long line, Completeness completeness) {
    this.line = line;
    this.completeness = completeness;
  }

  void take(Field field) throws UnreadableTextException {
    String text = field.value().text().strip();
    if (field.isCalled("result")) {
      given = true;
      requireSuccess(field.line(), text);
      completeness.success();
    } else if (field.isCalled("pagedresults")) {
      completeness.cookie(field.line(), text);
    }
  }

  private static void requireSuccess(long line, String text) throws UnreadableTextException {
    Matcher matcher = CODE.matcher(text);
    int code = matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    if (code != 0) {
      throw new UnreadableTextException(
          "line "
              + line
              + ": the search ended with \""
              + ShownText.of(text)
              + "\", not with \"0 Success\", so this dump is a part of the directory. "
              + remedy(code));
    }
  }

  private static String remedy(int code) {
    return switch (code) {
      case 3, 11 -> "Have the limit raised for the bind DN, and dump again.";
      case 4 ->
          "Have the size limit raised for the bind DN, or dump in pages where the server allows it"
              + " (ldapsearch -E pr=500/noprompt).";
      case 10 -> "Dump the server that it refers to.";
      case 32 -> "Check the base DN (-b), and that the bind DN may read it.";
      default -> "Dump again.";
    };
  }

  void end() throws UnreadableTextException {
    if (!given) {
      throw new UnreadableTextException(
          "line " + line + ": the search's result is missing here. Lines were cut; dump again.");
    }
  }
}
