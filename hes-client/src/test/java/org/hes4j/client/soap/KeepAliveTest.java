package org.hes4j.client.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.http.RawServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection is used again: a new one for each call would pay for TCP and TLS each time. */
class KeepAliveTest {
  private static final String ANSWER = SoapReply.domains(SoapReply.status("example.com", 1, 1));

  private static void counted(InputStream in, OutputStream out) throws Exception {
    while (!RawServer.readHead(in).isEmpty()) {
      RawServer.readToLastChunk(in);
      RawServer.send(
          out,
          "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: "
              + ANSWER.getBytes(StandardCharsets.UTF_8).length
              + "\r\n\r\n"
              + ANSWER);
    }
  }

  private static void chunked(InputStream in, OutputStream out) throws Exception {
    while (!RawServer.readHead(in).isEmpty()) {
      RawServer.readToLastChunk(in);
      RawServer.send(
          out,
          "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n"
              + Integer.toHexString(ANSWER.length())
              + "\r\n"
              + ANSWER
              + "\r\n");
      RawServer.send(out, "0\r\n\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldUseOneConnectionForOneCallAfterTheOther(boolean counted) throws Exception {
    try (RawServer server =
            new RawServer(counted ? KeepAliveTest::counted : KeepAliveTest::chunked);
        HesClient hes = SoapHesClient.builder(server.uri(), Credentials.of("a", "k")).build()) {
      for (int i = 0; i < 5; i++) {
        assertThat(hes.listDomains()).hasSize(1);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }
}
