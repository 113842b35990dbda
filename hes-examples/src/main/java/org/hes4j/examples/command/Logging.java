package org.hes4j.examples.command;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What is logged to standard error: warnings, or with {@code --debug} everything of ours. */
final class Logging {
  /** Held, since java.util.logging forgets the level of a logger that nobody holds. */
  private static final Logger STACK = Logger.getLogger("com.sun.xml.ws");

  private Logging() {}

  /** Must be called before the first logger is made: slf4j-simple reads its settings once. */
  static void set(boolean debug) {
    System.setProperty("org.slf4j.simpleLogger.log.org.hes4j", debug ? "debug" : "warn");
    STACK.setLevel(debug ? Level.INFO : Level.SEVERE);
  }
}
