package org.hes4j.client.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that does with each connection what the test says, down to the byte. */
public final class RawServer implements AutoCloseable {
  /** What to do with a connection. */
  @FunctionalInterface
  public interface Conversation {
    void with(InputStream in, OutputStream out) throws Exception;
  }

  private final ServerSocket server;
  private final Conversation conversation;
  private final AtomicInteger connections = new AtomicInteger();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  /** Starts listening. */
  public RawServer(Conversation conversation) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.conversation = conversation;
    start(this::accept);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        start(() -> converse(socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      conversation.with(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
    } catch (Exception e) {
      // The client went away, as some of the tests want.
    }
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hes/soap");
  }

  /** How many connections have come so far. */
  public int connections() {
    return connections.get();
  }

  /** Reads the head of a request. */
  public static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0 && head.indexOf("\r\n\r\n") < 0; b = in.read()) {
      head.append((char) b);
      if (head.indexOf("\r\n\r\n") >= 0) {
        break;
      }
    }
    return head.toString();
  }

  /** Reads the rest of a chunked body, up to its last chunk. */
  public static void readToLastChunk(InputStream in) throws IOException {
    String end = "\r\n0\r\n\r\n";
    StringBuilder tail = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      tail.append((char) b);
      if (tail.length() > end.length()) {
        tail.deleteCharAt(0);
      }
      if (tail.toString().equals(end)) {
        return;
      }
    }
  }

  /** Sends text at once. */
  public static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
