package org.hes4j.testkit.emulator;

import java.nio.charset.StandardCharsets;

/**
 * A run of entries in order, packed into bytes. Immutable.
 *
 * <p>The text is what the digest of a list is made of: each canonical address in UTF-8, followed by
 * a line feed. That byte is lower than any in an address, so runs of text order as the addresses
 * do.
 */
final class Block {
  private static final int[] NO_NAMES = {};

  private final byte[] text;
  private final int[] textEnds;
  private final byte[] names;
  private final int[] nameEnds;

  Block(byte[] text, int[] textEnds, byte[] names, int[] nameEnds) {
    this.text = text;
    this.textEnds = textEnds;
    this.names = names;
    this.nameEnds = names.length == 0 ? NO_NAMES : nameEnds;
  }

  int size() {
    return textEnds.length;
  }

  /** The addresses with their line feeds; not to be written to. */
  byte[] text() {
    return text;
  }

  int start(int entry) {
    return entry == 0 ? 0 : textEnds[entry - 1];
  }

  /** Behind the line feed of the entry. */
  int end(int entry) {
    return textEnds[entry];
  }

  /** The names one behind the other; not to be written to. */
  byte[] names() {
    return names;
  }

  int nameStart(int entry) {
    return entry == 0 || nameEnds.length == 0 ? 0 : nameEnds[entry - 1];
  }

  /** Equal to its start where the entry has no name. */
  int nameEnd(int entry) {
    return nameEnds.length == 0 ? 0 : nameEnds[entry];
  }

  String address(int entry) {
    int start = start(entry);
    return new String(text, start, end(entry) - 1 - start, StandardCharsets.UTF_8);
  }
}
