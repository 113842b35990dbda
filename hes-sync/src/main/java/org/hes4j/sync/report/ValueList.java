package org.hes4j.sync.report;

import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Values of strangers one below the other, as many as are wanted, and how many more there are. */
final class ValueList {
  private ValueList() {}

  /** Returns how many were shown. */
  static int write(Html html, Collection<?> values, int most) throws IOException {
    html.open("ul", "class", "values");
    Iterator<?> iterator = values.iterator();
    int shown = Math.min(most, values.size());
    for (int i = 0; i < shown; i++) {
      html.open("li").value(iterator.next().toString()).close();
    }
    html.close();
    more(html, values.size() - shown, "more");
    return shown;
  }

  static void more(Html html, long more, String what) throws IOException {
    if (more > 0) {
      html.element("p", "and " + Shown.number(more) + " " + what, "class", "more");
    }
  }

  /** Sentences that may hold values of strangers. */
  static void sentences(Html html, List<String> sentences, int most) throws IOException {
    html.open("ul");
    for (String sentence : sentences.subList(0, Math.min(most, sentences.size()))) {
      html.open("li").sentence(sentence).close();
    }
    html.close();
    more(html, (long) sentences.size() - most, "more");
  }

  /** Values with a count each. */
  static void counts(Html html, Map<?, Long> counts, int most) throws IOException {
    html.open("ul", "class", "values");
    Iterator<? extends Map.Entry<?, Long>> iterator = counts.entrySet().iterator();
    for (int i = 0; i < most && iterator.hasNext(); i++) {
      Map.Entry<?, Long> entry = iterator.next();
      html.open("li").value(entry.getKey().toString());
      html.text(": " + Shown.number(entry.getValue())).close();
    }
    html.close();
    more(html, counts.size() - most, "more");
  }
}
