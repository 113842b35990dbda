package org.hes4j.examples.command;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.hes4j.client.soap.SoapHesClient;

/**
 * Loads the SOAP stack while the command line is read and the source is opened. It is the largest
 * part of a start, and a run every few minutes is mostly start.
 */
final class Preload {
  private static final Set<String> TALK_TO_NO_SERVICE =
      Set.of(Action.CHECK_SOURCE.toString(), Action.HISTORY.toString());

  private Preload() {}

  /**
   * Begins, where the command is likely to need it.
   *
   * @param debug whether the stack is to tell what it does
   */
  static void begin(boolean debug, String... args) {
    List<String> words = Arrays.asList(args);
    if (isOfUse(words)) {
      boolean tls = isOverTls(words, System.getenv().getOrDefault("HES_ENDPOINT", ""));
      Thread thread = new Thread(() -> load(debug, tls), "imhs-cmd-preload");
      thread.setDaemon(true);
      // What goes wrong here goes wrong again where it matters, and is told there.
      thread.setUncaughtExceptionHandler((ended, failure) -> {});
      try {
        thread.start();
      } catch (OutOfMemoryError e) {
        // No thread to be had: the stack is loaded where it is needed.
        Logging.setOfStack(debug);
      }
    } else {
      Logging.setOfStack(debug);
    }
  }

  private static void load(boolean debug, boolean tls) {
    Logging.setOfStack(debug);
    SoapHesClient.preload();
    if (tls) {
      try {
        SSLContext.getDefault();
      } catch (NoSuchAlgorithmException e) {
        // Told by the first call that needs it.
      }
    }
  }

  /** A guess as well: where nothing is said here, the configuration file says. */
  static boolean isOverTls(List<String> words, String endpoint) {
    return !endpoint.startsWith("http:")
        && words.stream().noneMatch(word -> word.contains("http:"));
  }

  /** A guess, made before the options are parsed: a wrong one costs time, nothing else. */
  static boolean isOfUse(List<String> words) {
    boolean acts =
        words.stream().anyMatch(word -> word.equals("-a") || word.startsWith("--action"));
    boolean elsewhere =
        words.stream()
            .anyMatch(
                word ->
                    TALK_TO_NO_SERVICE.contains(word)
                        || word.endsWith("rest")
                        || word.startsWith("--region"));
    return acts && !elsewhere;
  }
}
