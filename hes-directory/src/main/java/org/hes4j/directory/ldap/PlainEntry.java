package org.hes4j.directory.ldap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Reads the bytes of an entry as nearly all servers send nearly all of them, and finds nothing
 * plain about any other: definite lengths, no controls, each attribute once, without options and
 * with a name of letters, digits and hyphens, or an OID (RFC 4511, 4.5.2; RFC 4512, 1.4). One is
 * used for all entries, one after the other. Not thread-safe.
 */
final class PlainEntry {
  /** Of more attributes it would take too long to tell whether one comes twice. */
  private static final int MOST_ATTRIBUTES = 16;

  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;

  /** {@code [APPLICATION 4]}, constructed. */
  private static final int SEARCH_RESULT_ENTRY = 0x64;

  private byte[] bytes = {};

  /** Where the content of the element begins that was entered last, and where it ends. */
  private int begin;

  private int end;
  private int dnFrom;
  private int dnTo;
  private int attributes;
  private final int[] nameFrom = new int[MOST_ATTRIBUTES];
  private final int[] nameTo = new int[MOST_ATTRIBUTES];
  private final int[] valuesFrom = new int[MOST_ATTRIBUTES];
  private final int[] valuesTo = new int[MOST_ATTRIBUTES];

  /**
   * Reads the content of an LDAPMessage. All of it is looked at before the answer.
   *
   * @return whether it is a plain entry that answers the request of that message ID
   */
  boolean read(byte[] message, int from, int to, int messageId) {
    bytes = message;
    attributes = 0;
    if (!enter(INTEGER, from, to) || number() != messageId) {
      return false;
    }
    if (!enter(SEARCH_RESULT_ENTRY, end, to) || end != to || !enter(OCTET_STRING, begin, to)) {
      return false;
    }
    dnFrom = begin;
    dnTo = end;
    return enter(SEQUENCE, end, to) && end == to && readAttributes(begin, to);
  }

  private boolean readAttributes(int from, int to) {
    int at = from;
    while (at < to) {
      if (attributes == MOST_ATTRIBUTES || !enter(SEQUENCE, at, to)) {
        return false;
      }
      at = end;
      if (!readAttribute(begin, end)) {
        return false;
      }
      attributes++;
    }
    return true;
  }

  private boolean readAttribute(int from, int to) {
    if (!enter(OCTET_STRING, from, to) || !isPlainName(begin, end)) {
      return false;
    }
    nameFrom[attributes] = begin;
    nameTo[attributes] = end;
    if (isNamedBefore() || !enter(SET, end, to) || end != to) {
      return false;
    }
    valuesFrom[attributes] = begin;
    valuesTo[attributes] = to;
    int at = begin;
    while (at < to) {
      if (!enter(OCTET_STRING, at, to)) {
        return false;
      }
      at = end;
    }
    return true;
  }

  private boolean isPlainName(int from, int to) {
    for (int i = from; i < to; i++) {
      int c = bytes[i];
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      if (!letter && c != '-' && c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return from < to;
  }

  private boolean isNamedBefore() {
    for (int i = 0; i < attributes; i++) {
      if (isSameName(i, attributes)) {
        return true;
      }
    }
    return false;
  }

  /** In any case; no two of the characters of a plain name differ in that bit alone otherwise. */
  private boolean isSameName(int one, int other) {
    int length = nameTo[one] - nameFrom[one];
    if (length != nameTo[other] - nameFrom[other]) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (((bytes[nameFrom[one] + i] ^ bytes[nameFrom[other] + i]) & ~0x20) != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Enters the element that begins at a place, if it is of that type and ends within what is around
   * it. Lengths have up to five octets, and may be written longer than need be, as Active Directory
   * does.
   */
  private boolean enter(int type, int from, int to) {
    if (to - from < 2 || (bytes[from] & 0xFF) != type) {
      return false;
    }
    int length = bytes[from + 1];
    begin = from + 2;
    if (length < 0) {
      int octets = length & 0x7F;
      if (octets == 0 || octets > Integer.BYTES || octets > to - begin) {
        return false;
      }
      length = 0;
      for (int i = 0; i < octets; i++) {
        length = length << Byte.SIZE | (bytes[begin++] & 0xFF);
      }
    }
    end = begin + length;
    return length >= 0 && length <= to - begin;
  }

  /** The integer that was entered; -1, which is no message ID, where it is longer than an int. */
  private int number() {
    if (end == begin || end - begin > Integer.BYTES) {
      return -1;
    }
    int number = bytes[begin];
    for (int i = begin + 1; i < end; i++) {
      number = number << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return number;
  }

  /** The array that holds it. */
  byte[] bytes() {
    return bytes;
  }

  /** Its DN. */
  String dn() {
    return new String(bytes, dnFrom, dnTo - dnFrom, UTF_8);
  }

  /** Where its DN begins. */
  int dnFrom() {
    return dnFrom;
  }

  /** Where its DN ends, exclusive. */
  int dnTo() {
    return dnTo;
  }

  /** How many attributes it has. */
  int attributes() {
    return attributes;
  }

  boolean isNamed(int attribute, byte[] name) {
    return Arrays.equals(bytes, nameFrom[attribute], nameTo[attribute], name, 0, name.length);
  }

  byte[] name(int attribute) {
    return Arrays.copyOfRange(bytes, nameFrom[attribute], nameTo[attribute]);
  }

  /** Goes to the first value of an attribute, where it has one. */
  boolean firstValue(int attribute) {
    return valueAt(valuesFrom[attribute], attribute);
  }

  /** Goes to the value of an attribute that follows, where there is one. */
  boolean nextValue(int attribute) {
    return valueAt(end, attribute);
  }

  private boolean valueAt(int place, int attribute) {
    return place < valuesTo[attribute] && enter(OCTET_STRING, place, valuesTo[attribute]);
  }

  /** The value that was gone to last. */
  String valueText() {
    return new String(bytes, begin, end - begin, UTF_8);
  }

  /** Where the value begins that was gone to last. */
  int valueFrom() {
    return begin;
  }

  /** Where the value ends that was gone to last, exclusive. */
  int valueTo() {
    return end;
  }
}
