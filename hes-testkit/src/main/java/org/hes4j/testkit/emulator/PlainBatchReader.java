package org.hes4j.testkit.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the most common of all messages, a batch of plain ASCII for a stage in the very form that
 * hes-client sends, without an XML parser and a validator: a list of a million is a hundred of
 * them. What is recognised follows the schema; whatever is not may follow it too. For one use.
 */
final class PlainBatchReader {
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

  /** About; where a list has to grow it does. */
  private static final int SHORTEST_ADDITION = 56;

  private final byte[] message;
  private int at;

  private PlainBatchReader(byte[] message) {
    this.message = message;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  /** What a message says, when it is one of these and so needs no further check. */
  static Optional<PlainBatch> read(byte[] message) {
    return new PlainBatchReader(message).read();
  }

  private Optional<PlainBatch> read() {
    if (!skip(START) || !token() || !skip(BATCH)) {
      return Optional.empty();
    }
    String stage = between(START.length, at - BATCH.length);
    int from = at;
    if (!number() || !skip(BATCH_END)) {
      return Optional.empty();
    }
    int number = Integer.parseInt(between(from, at - BATCH_END.length));
    List<Line> additions = new ArrayList<>(message.length / SHORTEST_ADDITION);
    while (skip(ADDITION)) {
      if (!addition(additions)) {
        return Optional.empty();
      }
    }
    return skip(END) && at == message.length
        ? Optional.of(new PlainBatch(stage, number, additions))
        : Optional.empty();
  }

  private boolean addition(List<Line> additions) {
    int address = at;
    if (!text()) {
      return false;
    }
    int addressEnd = at;
    if (!skip(ADDRESS_END)) {
      return false;
    }
    byte[] name = Line.NO_NAME;
    if (skip(NAME)) {
      int from = at;
      // An empty name is none in a line, but not by the contract.
      if (!text() || at == from || !skip(NAME_END)) {
        return false;
      }
      name = Arrays.copyOfRange(message, from, at - NAME_END.length);
    }
    additions.add(new Line(line(address, addressEnd), name));
    return skip(ADDITION_END);
  }

  private byte[] line(int from, int to) {
    byte[] line = Arrays.copyOfRange(message, from, to + 1);
    line[to - from] = '\n';
    return line;
  }

  private String between(int from, int to) {
    return new String(message, from, to - from, US_ASCII);
  }

  private boolean skip(byte[] expected) {
    int end = at + expected.length;
    if (end > message.length || !Arrays.equals(message, at, end, expected, 0, expected.length)) {
      return false;
    }
    at = end;
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
