package org.hes4j.client.soap;

import com.sun.xml.ws.api.message.Packet;
import com.sun.xml.ws.api.pipe.Codec;
import com.sun.xml.ws.api.pipe.NextAction;
import com.sun.xml.ws.api.pipe.TubeCloner;
import com.sun.xml.ws.api.pipe.helper.AbstractTubeImpl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.hes4j.client.HesException;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.http.BodyWriter;
import org.hes4j.client.http.HttpAnswer;
import org.hes4j.client.http.HttpCall;
import org.hes4j.client.http.ServiceText;
import org.jspecify.annotations.Nullable;

/**
 * The last tube of our ports: sends the RI's messages over {@code client.http}, as the {@link
 * SoapExchange} says that comes with each.
 *
 * <p>The RI's own transport has no total time limit and no byte limit, and loses an answer that
 * comes before the request is sent.
 */
final class SoapTransport extends AbstractTubeImpl {
  private static final String CONTENT_TYPE = "text/xml";

  private final Codec codec;

  SoapTransport(Codec codec) {
    this.codec = codec;
  }

  private SoapTransport(SoapTransport that, TubeCloner cloner) {
    super(that, cloner);
    this.codec = that.codec.copy();
  }

  @Override
  public AbstractTubeImpl copy(TubeCloner cloner) {
    return new SoapTransport(this, cloner);
  }

  @Override
  public NextAction processRequest(Packet request) {
    SoapExchange exchange = (SoapExchange) request.invocationProperties.get(SoapExchange.PROPERTY);
    if (exchange == null) {
      throw new IllegalStateException("a port was used outside its pool");
    }
    try {
      return doReturnWith(exchange(request, exchange));
    } catch (HesException e) {
      exchange.failed(e);
      throw e;
    }
  }

  private Packet exchange(Packet request, SoapExchange exchange) {
    HttpAnswer answer = exchange.send(call(request, exchange));
    String contentType = requireXml(answer, exchange);
    Packet response = request.createClientResponse(null);
    try {
      codec.decode(answer.body(), contentType, response);
    } catch (IOException e) {
      throw answer
          .failure()
          .orElseGet(() -> unexpected(exchange, "an answer that is not a SOAP message", e));
    }
    return response;
  }

  private HttpCall call(Packet request, SoapExchange exchange) {
    String contentType = codec.getStaticContentType(request).getContentType();
    return new HttpCall(
        "POST",
        Map.of("Content-Type", contentType, "SOAPAction", "\"\"", "Accept", CONTENT_TYPE),
        exchange.batch().map(batch -> with(batch, request)).orElse(plain(request)),
        exchange.details());
  }

  private BodyWriter plain(Packet request) {
    return out -> codec.encode(request, out);
  }

  private BodyWriter with(StageBatch batch, Packet request) {
    return out -> {
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      codec.encode(request, message);
      batch.writeInto(message.toByteArray(), out);
    };
  }

  private static String requireXml(HttpAnswer answer, SoapExchange exchange) {
    String contentType = answer.header("Content-Type").orElse("");
    if (!contentType.toLowerCase(Locale.ROOT).startsWith(CONTENT_TYPE)) {
      String found = contentType.isEmpty() ? "no content type" : ServiceText.of(contentType);
      throw unexpected(
          exchange,
          "HTTP " + answer.status() + " with " + found + " instead of " + CONTENT_TYPE,
          null);
    }
    return contentType;
  }

  private static ProtocolException unexpected(
      SoapExchange exchange, String found, @Nullable Throwable cause) {
    return ProtocolErrors.unexpected(exchange.details(), found, cause);
  }

  @Override
  public NextAction processResponse(Packet response) {
    return doReturnWith(response);
  }

  @Override
  public NextAction processException(Throwable problem) {
    return doThrow(problem);
  }

  @Override
  public void preDestroy() {
    // Nothing is held: the HTTP transport is the client's.
  }
}
