package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatheringSocketTest {
  private ServerSocket server;
  private Socket client;
  private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    client =
        new GatheringSocketFactory(Rest.SHORT, new EntryTap())
            .createSocket(server.getInetAddress(), server.getLocalPort());
    accepted = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    accepted.close();
    server.close();
  }

  @Test
  void everyByteComesInItsPlace() throws Exception {
    // no more than a socket takes before anybody reads
    byte[] sent = new byte[GatheringInput.SLICE + 17];
    new Random(7).nextBytes(sent);
    accepted.getOutputStream().write(sent);
    accepted.close();
    InputStream in = client.getInputStream();
    assertThat(in.read()).isEqualTo(sent[0] & 0xFF);
    byte[] rest = in.readAllBytes();
    assertThat(rest)
        .hasSize(sent.length - 1)
        .endsWith(sent[sent.length - 2], sent[sent.length - 1]);
    assertThat(in.read()).isEqualTo(-1);
    assertThat(rest[GatheringInput.SLICE]).isEqualTo(sent[GatheringInput.SLICE + 1]);
  }

  @Test
  void theLimitOfTheSocketIsKept() throws Exception {
    client.setSoTimeout(150);
    assertThat(client.getSoTimeout()).isEqualTo(150);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void anInterruptEndsTheWaiting() throws Exception {
    Thread reader = Thread.currentThread();
    Thread other = new Thread(reader::interrupt);
    try {
      InputStream in = client.getInputStream();
      other.start();
      assertThatThrownBy(in::read).isInstanceOf(InterruptedIOException.class);
    } finally {
      // before the wait for the other thread, which an interrupt would end
      boolean interrupted = Thread.interrupted();
      other.join();
      assertThat(interrupted).isTrue();
    }
  }

  @Test
  void everyWayToMakeOneConnects() throws Exception {
    GatheringSocketFactory factory = new GatheringSocketFactory(Rest.SHORT, new EntryTap());
    InetAddress host = server.getInetAddress();
    int port = server.getLocalPort();
    for (Socket socket :
        new Socket[] {
          factory.createSocket(host.getHostAddress(), port),
          factory.createSocket(host.getHostAddress(), port, host, 0),
          factory.createSocket(host, port, host, 0)
        }) {
      assertThat(socket).isInstanceOf(GatheringSocket.class);
      assertThat(socket.isConnected()).isTrue();
      server.accept().close();
      socket.close();
    }
    assertThat(factory.createSocket()).isInstanceOf(GatheringSocket.class);
    int closed = port;
    server.close();
    assertThatThrownBy(() -> factory.createSocket(host, closed)).isInstanceOf(IOException.class);
  }
}
