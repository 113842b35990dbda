package org.hes4j.examples.command;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What is logged to standard error: warnings, or with {@code --debug} everything of ours. */
final class Logging {

  private Logging() {}

  /** Must be called before the first logger is made: slf4j-simple reads its settings once. */
  static void set(boolean debug) {
    System.setProperty("org.slf4j.simpleLogger.log.org.hes4j", debug ? "debug" : "warn");
  }

  /**
   * The SOAP stack logs by way of java.util.logging, which takes long to start. To be called before
   * the stack makes its loggers.
   */
  static void setOfStack(boolean debug) {
    Stack.LOGGER.setLevel(debug ? Level.INFO : Level.SEVERE);
  }

  /** Made when it is needed. */
  private static final class Stack {
    /** Held, since java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger LOGGER = Logger.getLogger("com.sun.xml.ws");
  }
}
