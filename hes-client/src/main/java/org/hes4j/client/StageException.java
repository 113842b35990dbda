package org.hes4j.client;

import org.jspecify.annotations.Nullable;

/**
 * The service does not know a stage, or the stage is not what it should be. Nothing was put in
 * force.
 */
public final class StageException extends HesException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with a stage. */
  public enum Kind {
    /** Never begun, aborted, or dropped some time ago. */
    UNKNOWN,
    /** It got no message for too long. */
    EXPIRED,
    /** A batch is missing, or count or digest are not the expected ones. */
    MISMATCH
  }

  private final Kind kind;

  /**
   * The service does not know a stage, or the stage is not what it should be. Nothing was put in
   * force.
   *
   * @param message what failed and what to do next
   * @param kind what is wrong with it
   * @param call the call that failed, or null
   * @param cause what brought it about, or null
   */
  public StageException(
      String message, Kind kind, @Nullable CallDetails call, @Nullable Throwable cause) {
    super(message, call, cause);
    this.kind = kind;
  }

  /** What is wrong with it. */
  public Kind kind() {
    return kind;
  }
}
