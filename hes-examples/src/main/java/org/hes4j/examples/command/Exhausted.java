package org.hes4j.examples.command;

import java.util.function.Supplier;

/** The JVM has no memory or no threads left; told, and written into reports, as any failure is. */
final class Exhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Exhausted(OutOfMemoryError error) {
    super(
        (String.valueOf(error.getMessage()).contains("thread")
                ? "there are no threads left for the JVM; raise the limit of processes of this user"
                    + " (ulimit -u)"
                : "the JVM has no memory left; give it more with -Xmx (JAVA_OPTS for the launcher)")
            + " ("
            + error.getMessage()
            + ")",
        error);
  }

  /** Does that, with what it lacks as an exception. */
  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError e) {
      throw new Exhausted(e);
    }
  }
}
