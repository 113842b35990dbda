package org.hes4j.directory.ldif;

/**
 * A line, folded ones put together.
 *
 * @param number the line of the text it begins in, from 1
 */
record Line(long number, String text) {

  boolean isEmpty() {
    return text.isEmpty();
  }

  boolean isComment() {
    return text.startsWith("#");
  }
}
