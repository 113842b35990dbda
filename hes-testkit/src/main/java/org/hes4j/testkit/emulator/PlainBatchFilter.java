package org.hes4j.testkit.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hes4j.client.HesException;
import org.hes4j.client.soap.stub.StageStatusType;

/**
 * Does and answers plain batches in place of the RI, in its very words. Whatever is out of the
 * ordinary goes on to the RI.
 */
final class PlainBatchFilter extends Filter {
  private static final List<String> ACCEPT = List.of("text/xml");
  private static final List<String> TYPE = List.of("text/xml; charset=utf-8");

  private final AccountState account;

  PlainBatchFilter(AccountState account) {
    this.account = account;
  }

  @Override
  public String description() {
    return "plain batches";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Optional<StageStatus> done =
        exchange.getRequestBody() instanceof PlainMessage message
                && isUsual(exchange.getRequestHeaders())
            ? append(message.batch())
            : Optional.empty();
    if (done.isPresent()) {
      answer(exchange, SoapTypes.status(done.get()));
    } else {
      chain.doFilter(exchange);
    }
  }

  /** Whether the RI would read the message as UTF-8, and write text: it knows binary XML too. */
  private static boolean isUsual(Headers headers) {
    return TYPE.equals(headers.get("Content-Type")) && ACCEPT.equals(headers.get("Accept"));
  }

  private Optional<StageStatus> append(PlainBatch batch) {
    try {
      return Optional.of(account.appendToStage(batch.stage(), batch.number(), batch));
    } catch (HesException e) {
      // Nothing is done, so the RI comes to the same end, and makes a fault of it.
      return Optional.empty();
    }
  }

  private static void answer(HttpExchange exchange, StageStatusType status) throws IOException {
    String answer =
        "<?xml version='1.0' encoding='UTF-8'?>"
            + "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
            + "<appendToStageResponse xmlns=\"urn:hes4j:hes:1\"><status>"
            + ("<stage>" + status.getStage() + "</stage>")
            + ("<batches>" + status.getBatches() + "</batches>")
            + ("<expiresInSeconds>" + status.getExpiresInSeconds() + "</expiresInSeconds>")
            + "</status></appendToStageResponse></S:Body></S:Envelope>";
    exchange.getResponseHeaders().set("Content-Type", Wire.SOAP.contentType());
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(answer.getBytes(US_ASCII));
    exchange.close();
  }
}
