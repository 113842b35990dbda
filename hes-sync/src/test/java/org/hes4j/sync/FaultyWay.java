package org.hes4j.sync;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What lies between a client and a service, and breaks: passes requests on, until the one that it
 * was told to break.
 */
final class FaultyWay implements AutoCloseable {
  private final WireMockServer server;
  private volatile Plan plan = new Plan(Break.EMPTY, Side.REQUEST, Integer.MAX_VALUE, 0);
  private volatile Runnable observer = () -> {};

  FaultyWay(URI service) {
    server =
        new WireMockServer(
            options().dynamicPort().bindAddress("127.0.0.1").extensions(new Before(), new After()));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(root(service).toString())));
  }

  /** What happens to an answer. */
  enum Break {
    RESET,
    EMPTY,
    GARBAGE,
    BROKEN_CHUNK,
    SILENCE,
    CUT_SHORT,
    STATUS_500,
    STATUS_503,
    HTML
  }

  /** Whether the request gets through to the service before the answer is broken. */
  enum Side {
    REQUEST,
    ANSWER
  }

  /** Which requests are broken, from the first of these on, and how. */
  private record Plan(Break how, Side side, int first, int last, AtomicInteger requests) {
    private Plan(Break how, Side side, int first, int last) {
      this(how, side, first, last, new AtomicInteger());
    }

    private boolean isBroken(int number) {
      return number >= first && number <= last;
    }
  }

  /**
   * Breaks requests.
   *
   * @param first the number of the first one, from 1, counted from now on
   * @param last the number of the last one
   */
  void breakWay(Break how, Side side, int first, int last) {
    plan = new Plan(how, side, first, last);
  }

  /** Looks at the service before each request gets there, and after. */
  void observer(Runnable looks) {
    observer = looks;
  }

  int requests() {
    return plan.requests().get();
  }

  /** An address of the service as it is seen through here. */
  URI through(URI address) {
    return URI.create("http://127.0.0.1:" + server.port()).resolve(address.getRawPath());
  }

  private static URI root(URI uri) {
    return URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort());
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Before implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return "before";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      observer.run();
      Plan now = plan;
      boolean broken = now.isBroken(now.requests().incrementAndGet());
      return broken && now.side() == Side.REQUEST
          ? aResponse().withStatus(200).build()
          : event.getResponseDefinition();
    }
  }

  private final class After implements ResponseTransformerV2 {
    @Override
    public String getName() {
      return "after";
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
      observer.run();
      return plan.isBroken(plan.requests().get()) ? broken(response) : response;
    }

    private Response broken(Response response) {
      Response.Builder broken = Response.Builder.like(response).but();
      return switch (plan.how()) {
        case RESET -> broken.fault(Fault.CONNECTION_RESET_BY_PEER).build();
        case EMPTY -> broken.fault(Fault.EMPTY_RESPONSE).build();
        case GARBAGE -> broken.fault(Fault.RANDOM_DATA_THEN_CLOSE).build();
        case BROKEN_CHUNK -> broken.fault(Fault.MALFORMED_RESPONSE_CHUNK).build();
        case SILENCE -> broken.incrementInitialDelay(1_500).build();
        case CUT_SHORT -> broken.headers(contentType(response)).body(half(response)).build();
        case STATUS_500 -> text(500, "text/plain", "out of order").build();
        case STATUS_503 -> text(503, "text/plain", "not now").build();
        case HTML -> text(200, "text/html", "<html><body>Please log in</body></html>").build();
      };
    }

    private Response.Builder text(int status, String type, String body) {
      HttpHeaders headers =
          new HttpHeaders(new HttpHeader("Content-Type", type), new HttpHeader("Retry-After", "0"));
      return Response.response().status(status).headers(headers).body(body);
    }

    private HttpHeaders contentType(Response response) {
      HttpHeader type = response.getHeaders().getHeader("Content-Type");
      return type.isPresent() ? new HttpHeaders(type) : HttpHeaders.noHeaders();
    }

    private byte[] half(Response response) {
      byte[] whole = response.getBody();
      return whole == null ? new byte[0] : Arrays.copyOf(whole, whole.length / 2);
    }
  }
}
