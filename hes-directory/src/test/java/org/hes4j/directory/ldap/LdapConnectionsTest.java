package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hes4j.directory.Records;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that accept a connection and then behave badly. */
class LdapConnectionsTest {

  /** What the bad server does once the first byte of a request has come. */
  private interface Behaviour {
    void answer(Socket socket) throws IOException;
  }

  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private void serve(Behaviour behaviour) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                if (socket.getInputStream().read() >= 0) {
                  behaviour.answer(socket);
                  socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((ended, closedByTheTest) -> {});
    thread.start();
  }

  private LdapSourceException failure(LdapRecipientSourceBuilder source) {
    return catchThrowableOfType(LdapSourceException.class, () -> Records.of(source.build()));
  }

  private LdapRecipientSourceBuilder source() {
    return asked(
        LdapRecipientSource.builder("ldap://127.0.0.1:" + server.getLocalPort() + "/dc=x"));
  }

  /** How the server is asked. */
  LdapRecipientSourceBuilder asked(LdapRecipientSourceBuilder source) {
    return source;
  }

  @Test
  void aServerThatHangsUpIsAFailure() {
    serve(Socket::close);
    LdapSourceException e = failure(source());
    assertThat(e)
        .hasMessageContaining("the search broke off after 0 entries: server down (81)")
        .hasMessageContaining("The connection was lost. Is the server up?");
  }

  @Test
  void aServerThatNeverAnswersIsAFailure() {
    serve(socket -> {});
    assertThat(failure(source().responseTimeout(Duration.ofMillis(50))))
        .hasMessageContaining("timeout (85)")
        .hasMessageContaining("Raise the response timeout");
  }

  @Test
  void aServerThatNeverAnswersABindIsAFailure() {
    serve(socket -> {});
    assertThat(failure(source().bind("cn=x", () -> "word").responseTimeout(Duration.ofMillis(50))))
        .hasMessageContaining("cannot bind as cn=x: timeout (85)");
  }

  @Test
  void aServerThatFallsSilentInTheHandshakeIsAFailure() {
    serve(socket -> {});
    assertThat(
            failure(
                LdapRecipientSource.builder(
                        "ldaps://127.0.0.1:" + server.getLocalPort() + "/dc=example,dc=com")
                    .connectTimeout(Duration.ofMillis(200))
                    .responseTimeout(Duration.ofMillis(200))))
        .hasMessageContaining("cannot connect: connect error (91)");
  }

  @Test
  void aServerThatFallsSilentAfterStartTlsIsAFailure() {
    // An extended response (RFC 4511, 4.12): success.
    byte[] go = {0x30, 0x0c, 0x02, 0x01, 0x01, 0x78, 0x07, 0x0a, 0x01, 0, 0x04, 0, 0x04, 0};
    serve(socket -> socket.getOutputStream().write(go));
    assertThat(
            failure(
                source()
                    .startTls()
                    .connectTimeout(Duration.ofMillis(200))
                    .responseTimeout(Duration.ofMillis(200))))
        .hasMessageContaining(
            "cannot encrypt the connection (StartTLS): local error (82), \"Read timed out\". The"
                + " server gave no answer in time");
  }

  @Test
  void theReadLimitHoldsWhileWaitingForAnAnswer() {
    serve(socket -> {});
    assertThat(failure(source().readLimit(Duration.ofMillis(50))))
        .hasMessageContaining("took longer than 50 ms, after 0 entries. Raise the read limit");
  }

  @Test
  void anInterruptEndsTheWaitingAndStaysSet() {
    Thread reader = Thread.currentThread();
    serve(socket -> reader.interrupt());
    try {
      assertThat(failure(source())).hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aServerThatSpeaksAnotherLanguageIsAFailure() {
    String page = "HTTP/1.1 400 Bad Request\r\nServer: test\r\n\r\n" + "<p>No.</p>".repeat(20);
    byte[] bytes = page.getBytes(StandardCharsets.US_ASCII);
    serve(socket -> socket.getOutputStream().write(bytes));
    assertThat(failure(source().responseTimeout(Duration.ofSeconds(20))))
        .hasMessageContaining("after 0 entries");
  }
}
