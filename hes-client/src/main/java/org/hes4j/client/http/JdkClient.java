package org.hes4j.client.http;

import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client, with an end. By itself its thread and its connections stay until the garbage
 * collector finds it, for it can be closed only from Java 21 on; and a JVM that is about to exit
 * waits 0.3 seconds for such a thread, which stands in native code. An interrupt ends both.
 */
final class JdkClient implements AutoCloseable {
  /** Only these clients' threads are in it, and those that build them, so that they are found. */
  private static final ThreadGroup GROUP = new ThreadGroup("hes-http-clients");

  private volatile @Nullable HttpClient client;
  private final List<Thread> threads;

  private JdkClient(HttpClient client, List<Thread> threads) {
    this.client = client;
    this.threads = threads;
  }

  /** Builds a client. One at a time, so that what runs afterwards and not before is its thread. */
  static synchronized JdkClient of(HttpClient.Builder builder) {
    try {
      return CompletableFuture.supplyAsync(() -> built(builder), JdkClient::start).join();
    } catch (CompletionException e) {
      // What the builder threw is for the caller to see; the other thread is our affair.
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private static void start(Runnable work) {
    new Thread(GROUP, work, "hes-http-start").start();
  }

  private static JdkClient built(HttpClient.Builder builder) {
    List<Thread> before = running();
    HttpClient client = builder.build();
    return new JdkClient(client, running().stream().filter(t -> !before.contains(t)).toList());
  }

  private static List<Thread> running() {
    Thread[] threads = new Thread[2 * GROUP.activeCount() + 8];
    return List.of(Arrays.copyOf(threads, GROUP.enumerate(threads)));
  }

  /**
   * To send something with.
   *
   * @throws RejectedExecutionException after {@link #close()}
   */
  HttpClient client() {
    HttpClient open = client;
    if (open == null) {
      throw new RejectedExecutionException("the client is closed");
    }
    return open;
  }

  @Override
  public void close() {
    // From Java 21 on its own cleaner holds the request that was sent last. One that led back here,
    // and from here to the client, would keep all of them from ever being collected.
    client = null;
    threads.forEach(Thread::interrupt);
  }
}
