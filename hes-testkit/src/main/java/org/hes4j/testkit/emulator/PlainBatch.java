package org.hes4j.testkit.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Recognises the most common of all messages, a batch of plain ASCII for a stage in the very form
 * that hes-client sends, without an XML parser and a validator: a list of a million is a hundred of
 * them. What is recognised follows the schema; whatever is not may follow it too.
 */
final class PlainBatch {
  private static final byte[] START =
      bytes(
          "<?xml version='1.0' encoding='UTF-8'?>"
              + "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
              + "<appendToStage xmlns=\"urn:hes4j:hes:1\"><stage>");

  private static final byte[] BATCH = bytes("</stage><batch>");
  private static final byte[] BATCH_END = bytes("</batch>");
  private static final byte[] ADDITION = bytes("<addition><address>");
  private static final byte[] ADDRESS_END = bytes("</address>");
  private static final byte[] NAME = bytes("<displayName>");
  private static final byte[] NAME_END = bytes("</displayName>");
  private static final byte[] ADDITION_END = bytes("</addition>");
  private static final byte[] END = bytes("</appendToStage></S:Body></S:Envelope>");

  private static final int SHORTEST_TOKEN = 8;
  private static final int LONGEST_TOKEN = 64;

  /** Numbers of so many digits are all below 2^31. */
  private static final int MOST_DIGITS = 9;

  private final byte[] message;
  private int at;

  private PlainBatch(byte[] message) {
    this.message = message;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  /** Whether a message is one of these, and so needs no further check. */
  static boolean isOne(byte[] message) {
    return new PlainBatch(message).isOne();
  }

  private boolean isOne() {
    if (!skip(START) || !token() || !skip(BATCH) || !number() || !skip(BATCH_END)) {
      return false;
    }
    while (skip(ADDITION)) {
      if (!text() || !skip(ADDRESS_END) || !name() || !skip(ADDITION_END)) {
        return false;
      }
    }
    return skip(END) && at == message.length;
  }

  private boolean name() {
    return !skip(NAME) || (text() && skip(NAME_END));
  }

  private boolean skip(byte[] expected) {
    if (message.length - at < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (message[at + i] != expected[i]) {
        return false;
      }
    }
    at += expected.length;
    return true;
  }

  private boolean token() {
    int from = at;
    while (at < message.length && isOfToken(message[at])) {
      at++;
    }
    return at - from >= SHORTEST_TOKEN && at - from <= LONGEST_TOKEN;
  }

  private static boolean isOfToken(byte b) {
    return isDigit(b) || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '-';
  }

  private boolean number() {
    int from = at;
    while (at < message.length && isDigit(message[at])) {
      at++;
    }
    return at > from && at - from <= MOST_DIGITS && message[from] != '0';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Printable ASCII up to the next element; neither a reference nor what only XML may write. */
  private boolean text() {
    while (at < message.length && message[at] != '<') {
      if (message[at] < ' ' || message[at] > '~' || message[at] == '&' || message[at] == '>') {
        return false;
      }
      at++;
    }
    return true;
  }
}
