package org.hes4j.directory.ldap;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes plain entries of the answer under way out of what a server sends, before the SDK makes
 * objects of them. The SDK gets the first entry of each answer, which tells the message ID to go
 * by, and everything that is not plain. Used by the one thread that reads.
 */
final class EntryTap {
  private final PlainEntry entry = new PlainEntry();
  private @Nullable Taker taker;
  private int messageId;
  private @Nullable Throwable thrown;

  /** Takes entries. */
  @FunctionalInterface
  interface Taker {
    /** Takes one, which is valid until the return. */
    void take(PlainEntry entry);
  }

  /** From now on what answers the request of that message ID goes there. */
  void open(int messageId, Taker taker) {
    this.messageId = messageId;
    this.taker = taker;
  }

  /** From now on nothing is taken. */
  void close() {
    taker = null;
  }

  boolean isOpen() {
    return taker != null;
  }

  /**
   * Takes a message if it is a plain entry of the answer.
   *
   * @param from where the content of the message begins
   * @return whether it was taken
   * @throws IOException when the taker threw something, which {@link #rethrow()} throws then
   */
  boolean take(byte[] bytes, int from, int to) throws IOException {
    Taker open = taker;
    if (open == null || !entry.read(bytes, from, to, messageId)) {
      return false;
    }
    try {
      open.take(entry);
    } catch (RuntimeException | Error e) {
      // the SDK would make a decoding error of it
      thrown = e;
      throw new IOException("the entry was not taken", e);
    }
    return true;
  }

  /** Throws what the taker threw, if it did. */
  void rethrow() {
    Throwable e = thrown;
    if (e instanceof Error error) {
      throw error;
    }
    if (e instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
