package org.hes4j.sync.report;

import org.hes4j.recipient.PlainText;

/** Text of a source, made fit for a line of a report. */
final class Printable {
  private static final int LONGEST = 120;
  private static final int LONGEST_SENTENCE = 500;
  private static final int LONGEST_MESSAGE = 4_000;

  private Printable() {}

  /** A value, cut after 120 characters. */
  static String of(String text) {
    return PlainText.of(text, LONGEST);
  }

  /** What a source says of a value, cut after 500 characters: it ends with the remedy. */
  static String sentence(String text) {
    return PlainText.of(text, LONGEST_SENTENCE);
  }

  /** What an exception says, cut after 4,000 characters. */
  static String message(String text) {
    return PlainText.of(text, LONGEST_MESSAGE);
  }
}
