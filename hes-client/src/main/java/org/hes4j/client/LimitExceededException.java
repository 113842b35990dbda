package org.hes4j.client;

import org.jspecify.annotations.Nullable;

/** A message was larger than allowed. Nothing of it was done. */
public final class LimitExceededException extends HesException {
  private static final long serialVersionUID = 1L;
  private final long limit;
  private final long found;

  /**
   * A message was larger than allowed. Nothing of it was done.
   *
   * @param message what failed and what to do next
   * @param limit the most that is allowed, or -1 where that is not known
   * @param found what the message had, or -1 where that is not known
   * @param call the call that failed, or null
   * @param cause what brought it about, or null
   */
  public LimitExceededException(
      String message,
      long limit,
      long found,
      @Nullable CallDetails call,
      @Nullable Throwable cause) {
    super(message, call, cause);
    this.limit = limit;
    this.found = found;
  }

  /** The most that is allowed, or -1 where that is not known. */
  public long limit() {
    return limit;
  }

  /** What the message had, or -1 where that is not known. */
  public long found() {
    return found;
  }
}
