package org.hes4j.client;

import java.io.IOException;
import java.util.Collection;
import org.hes4j.recipient.Recipient;

/**
 * Recipients that are kept as text in UTF-8, for a binding that writes them as they are: a million
 * of them need no values then. Immutable and thread-safe.
 *
 * <p>The iterator gives the same recipients in the same order, so a binding need not know of this.
 */
public interface Utf8Recipients extends Collection<Recipient> {

  /**
   * Hands over each recipient, in the order of the iterator.
   *
   * @throws IOException the taker's
   */
  void forEachInUtf8(Taker taker) throws IOException;

  /** Takes recipients. */
  @FunctionalInterface
  interface Taker {

    /**
     * Takes the next one.
     *
     * @param bytes the canonical address from place 0 on, and right behind it the display name; not
     *     to be changed, nor to be kept
     * @param addressEnd where the address ends
     * @param nameEnd where the name ends, which is where the address ends when there is none
     */
    void take(byte[] bytes, int addressEnd, int nameEnd) throws IOException;
  }
}
