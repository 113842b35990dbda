package org.hes4j.testkit;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A running slapd: started on a port that was free, known to answer, ended by its handle. */
final class SlapdProcess {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  /** Short, for it may be another program that listens there. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofMillis(20);
  private static final long STOP_SECONDS = 20;
  private static final int ATTEMPTS = 5;

  private final Process process;
  private final int port;
  private final int securePort;

  private SlapdProcess(Process process, int port, int securePort) {
    this.process = process;
    this.port = port;
    this.securePort = securePort;
  }

  /**
   * Starts slapd; when another program took a port meanwhile, tries the next one.
   *
   * @param secure whether it shall listen for {@code ldaps} too
   */
  static SlapdProcess start(SlapdFolder folder, String suffix, boolean secure) throws IOException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      SlapdProcess started = start(folder, suffix, freePort(), secure ? freePort() : 0);
      if (started != null) {
        return started;
      }
    }
    throw new IllegalStateException("slapd does not start: " + folder.log());
  }

  /**
   * The server on these ports, or null when it ended at once, as it does when one is taken.
   *
   * @param securePort that of {@code ldaps}, or 0 for none
   */
  static @Nullable SlapdProcess start(SlapdFolder folder, String suffix, int port, int securePort)
      throws IOException {
    String secure = securePort == 0 ? "" : " ldaps://127.0.0.1:" + securePort + "/";
    Process process =
        new ProcessBuilder(
                SlapdPrograms.require("slapd").toString(),
                "-f",
                folder.configuration().toString(),
                "-h",
                "ldap://127.0.0.1:" + port + "/" + secure,
                // Any -d keeps slapd in the foreground, so the process is ours to end; "none" still
                // lets it say why it does not start.
                "-d",
                "none")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.logFile().toFile()))
            .start();
    // A test run that is broken off must not leave servers behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    SlapdProcess started = new SlapdProcess(process, port, securePort);
    boolean answers = false;
    try {
      answers = started.awaitAnswer(folder, suffix);
    } finally {
      if (!answers) {
        started.kill();
      }
    }
    return answers ? started : null;
  }

  private boolean awaitAnswer(SlapdFolder folder, String suffix) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    try {
      while (!process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        if (answers(suffix)) {
          return process.isAlive();
        }
        if (System.nanoTime() - deadline > 0) {
          throw new IllegalStateException(
              "slapd gave no answer within " + START_LIMIT.toSeconds() + " s: " + folder.log());
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while slapd was starting", e);
    }
  }

  private boolean answers(String suffix) {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis((int) ANSWER_LIMIT.toMillis());
    options.setResponseTimeoutMillis(ANSWER_LIMIT.toMillis());
    try (LDAPConnection connection = new LDAPConnection(options, "127.0.0.1", port)) {
      return connection.searchForEntry(
              "", SearchScope.BASE, "(namingContexts=" + suffix + ")", RootDSE.ATTR_NAMING_CONTEXT)
          != null;
    } catch (LDAPException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback: " + e.getMessage(), e);
    }
  }

  int port() {
    return port;
  }

  /** The port of {@code ldaps}, or 0. */
  int securePort() {
    return securePort;
  }

  boolean isRunning() {
    return process.isAlive();
  }

  void stop() {
    process.destroy();
    if (!awaitEnd()) {
      kill();
    }
  }

  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
