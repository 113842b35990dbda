package org.hes4j.directory.ldif;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hes4j.directory.text.UnreadableTextException;

/** What a dump says it holds ({@code # numEntries: 12} and its like), held against what it does. */
final class Counts {
  private static final Pattern SAID =
      Pattern.compile("# num(Responses|Entries|Extended|Partial|References): (\\d{1,18})");

  private final Map<String, Said> said = new HashMap<>();
  private long entries;
  private long results;

  void entry() throws UnreadableTextException {
    settle();
    entries++;
  }

  void result() throws UnreadableTextException {
    settle();
    results++;
  }

  /** Takes a comment when it is a count. */
  boolean take(Line comment) throws UnreadableTextException {
    Matcher matcher = SAID.matcher(comment.text());
    if (!matcher.matches()) {
      return false;
    }
    String what = matcher.group(1);
    if (what.equals("Responses")) {
      settle();
    }
    said.put(what, new Said(comment.number(), Long.parseLong(matcher.group(2))));
    if (said("References") > 0) {
      throw Completeness.reference(comment.number());
    }
    return true;
  }

  private long said(String what) {
    Said found = said.get(what);
    return found == null ? 0 : found.number();
  }

  /** The counts of one search are all there: they must be right. The next search begins at 0. */
  void settle() throws UnreadableTextException {
    if (said.isEmpty()) {
      return;
    }
    require("Entries", entries);
    require("Responses", entries + results + said("Extended") + said("Partial"));
    said.clear();
    entries = 0;
    results = 0;
  }

  private void require(String what, long found) throws UnreadableTextException {
    Said expected = said.get(what);
    if (expected != null && expected.number() != found) {
      throw new UnreadableTextException(
          "line "
              + expected.line()
              + ": by its num"
              + what
              + " the dump has "
              + expected.number()
              + " "
              + what.toLowerCase(Locale.ROOT)
              + ", and "
              + found
              + " are there. Lines were lost or added; dump again.");
    }
  }

  private record Said(long line, long number) {}
}
