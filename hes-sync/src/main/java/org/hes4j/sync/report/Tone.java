package org.hes4j.sync.report;

import java.util.Locale;

/** What kind of news it is. Each has a word, a colour and a shape of its own. */
enum Tone {
  GOOD,
  NOTICE,
  STOPPED,
  FAILED,
  OPEN;

  /** Its class in the style sheet. */
  String style() {
    return name().toLowerCase(Locale.ROOT);
  }
}
