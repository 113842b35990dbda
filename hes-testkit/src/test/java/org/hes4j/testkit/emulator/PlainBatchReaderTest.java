package org.hes4j.testkit.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.xml.validation.Schema;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.client.StageBase;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** What passes without the check of the schema would have passed it. */
class PlainBatchReaderTest {
  private static final Schema SCHEMA = Contract.relaxedSchema();
  private static final String WHOLE =
      "<?xml version='1.0' encoding='UTF-8'?>"
          + "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
          + "<appendToStage xmlns=\"urn:hes4j:hes:1\"><stage>1234567-A</stage><batch>7</batch>"
          + "<addition><address>a.b@example.com</address></addition>"
          + "<addition><address>c@example.com</address><displayName>C</displayName></addition>"
          + "</appendToStage></S:Body></S:Envelope>";

  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "&",
          "&amp;",
          "]]>",
          "0",
          "999999999",
          "2147483648",
          "-",
          "+1",
          " ",
          "\n",
          "\t",
          "\u0000",
          "é",
          "\u00ff",
          "\"",
          "'",
          "/",
          "<!-- -->",
          "<a/>",
          "<addition/>",
          "</addition>",
          "<addition>",
          "<address>",
          "</address>",
          "<removal>x</removal>",
          "<displayName/>",
          "x",
          "<displayName></displayName>",
          "1234567",
          "A".repeat(60),
          "<![CDATA[x]]>",
          "<?p?>");

  private static boolean isRead(byte[] message) {
    return PlainBatchReader.read(message).isPresent();
  }

  private static boolean followsTheSchema(byte[] message) {
    return MessageCheck.problem(message, SCHEMA).isEmpty();
  }

  @Property(tries = 4000)
  void whateverIsRecognisedFollowsTheSchema(@ForAll Random random) {
    StringBuilder text = new StringBuilder(WHOLE);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(3));
      text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
    }
    byte[] message = text.toString().getBytes(random.nextBoolean() ? UTF_8 : ISO_8859_1);

    if (isRead(message)) {
      assertThat(MessageCheck.problem(message, SCHEMA)).as(text.toString()).isEmpty();
    }
  }

  @Example
  void eachPieceInEachPlaceIsRecognisedOnlyWhereTheSchemaAllowsIt() {
    int recognised = 0;
    for (String piece : PIECES) {
      for (int at = 150; at <= WHOLE.length(); at++) {
        byte[] message = new StringBuilder(WHOLE).insert(at, piece).toString().getBytes(ISO_8859_1);
        if (isRead(message)) {
          assertThat(followsTheSchema(message)).as(piece + " at " + at).isTrue();
          recognised++;
        }
      }
    }
    assertThat(recognised).isPositive();
  }

  @Example
  void aBatchThatIsCutOffIsNone() {
    byte[] whole = WHOLE.getBytes(UTF_8);
    assertThat(isRead(whole)).isTrue();
    for (int length = 0; length < whole.length; length++) {
      assertThat(isRead(Arrays.copyOf(whole, length))).as("%d", length).isFalse();
    }
  }

  /** Otherwise all batches would go the long way, and nobody would notice. */
  @Example
  void whatTheClientSendsIsRecognised() throws IOException, InterruptedException {
    BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] message = exchange.getRequestBody().readAllBytes();
          received.add(message);
          boolean begins = new String(message, UTF_8).contains("<beginStage ");
          byte[] answer = begins ? status() : new byte[0];
          exchange.getResponseHeaders().add("Content-Type", "text/xml;charset=utf-8");
          exchange.sendResponseHeaders(begins ? 200 : 404, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    List<Recipient> people = new ArrayList<>();
    people.add(Recipient.of(EmailAddress.of("ann@example.com"), "Ann Lee"));
    people.add(Recipient.of(EmailAddress.of("bob@example.com")));
    try (HesClient hes = SoapHesClient.builder(endpoint, Credentials.of("admin", "key")).build()) {
      hes.beginChange(MailDomain.of("example.com"), StageBase.NOTHING, 0).append(people, List.of());
    } catch (HesException e) {
      // this service has no stage
    } finally {
      server.stop(0);
    }

    received.take();
    byte[] batch = received.take();
    assertThat(isRead(batch)).as(new String(batch, UTF_8)).isTrue();
  }

  private static byte[] status() {
    return ("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
            + "<beginStageResponse xmlns=\"urn:hes4j:hes:1\"><status><stage>12345678</stage>"
            + "<batches>0</batches><expiresInSeconds>9</expiresInSeconds></status>"
            + "</beginStageResponse></S:Body></S:Envelope>")
        .getBytes(UTF_8);
  }
}
