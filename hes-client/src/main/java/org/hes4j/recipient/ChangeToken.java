package org.hes4j.recipient;

import java.util.Arrays;

/**
 * Up to where the changes of a source are known. Only the source that made it can read it; everyone
 * else keeps it and hands it back.
 *
 * <p>It holds no password and no recipient. Immutable and thread-safe; equal when both parts are.
 */
public final class ChangeToken {
  /**
   * Far more than any server's. What is longer is a mistake that would be stored again and again.
   */
  public static final int MAX_STATE_BYTES = 1 << 16;

  private final String question;
  private final byte[] state;

  /**
   * A token, as made by a source or as read back from where it was kept.
   *
   * @param question a fingerprint of what the source was asked: two that differ in anything that
   *     matters for the answer differ here, and the host is no part of it
   * @param state the source's own notes, at most {@value #MAX_STATE_BYTES} bytes; copied
   * @throws IllegalArgumentException when the question is blank or the state too long
   */
  public ChangeToken(String question, byte[] state) {
    if (question.isBlank()) {
      throw new IllegalArgumentException("a token without the fingerprint of its question");
    }
    if (state.length > MAX_STATE_BYTES) {
      throw new IllegalArgumentException(
          "a token of " + state.length + " bytes; expected at most " + MAX_STATE_BYTES);
    }
    this.question = question;
    this.state = state.clone();
  }

  /** The fingerprint of what the source was asked, in printable ASCII. */
  public String question() {
    return question;
  }

  /** The source's own notes, as a copy. */
  public byte[] state() {
    return state.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChangeToken token
        && question.equals(token.question)
        && Arrays.equals(state, token.state);
  }

  @Override
  public int hashCode() {
    return 31 * question.hashCode() + Arrays.hashCode(state);
  }

  /** Its size and question, not its state. */
  @Override
  public String toString() {
    return "token of " + state.length + " bytes for question " + question;
  }
}
