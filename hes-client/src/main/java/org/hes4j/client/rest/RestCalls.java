package org.hes4j.client.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hes4j.client.CallDetails;
import org.hes4j.client.HesException;
import org.hes4j.client.RetriedCall;
import org.hes4j.client.http.BodyWriter;
import org.hes4j.client.http.Gzip;
import org.hes4j.client.http.HttpAnswer;
import org.hes4j.client.http.HttpCall;
import org.hes4j.client.http.HttpTransport;
import org.hes4j.client.http.Retries;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls: an identifier, attempts, and every answer but the expected one turned into a {@link
 * HesException}. Every request of this API can be repeated: the same users added, removed or made
 * the list once more are the same list. Thread-safe.
 */
final class RestCalls implements AutoCloseable {
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;

  private final RestSettings settings;
  private final HttpTransport http;
  private final Retries retries;
  private final RestErrors errors;

  RestCalls(RestSettings settings, HttpTransport http, Retries retries, RestErrors errors) {
    this.settings = settings;
    this.http = http;
    this.retries = retries;
    this.errors = errors;
  }

  /** Writes; done is what the service says by 204 and by nothing else. */
  void write(RestRequest request) {
    CallDetails call = begin(request);
    retries.call(
        true,
        () -> {
          try (HttpAnswer answer = send(request, call)) {
            if (answer.status() != NO_CONTENT) {
              throw errors.of(answer, request, call);
            }
            return call;
          }
        });
  }

  /** Opens an answer that is read while it arrives. Only its head is tried again. */
  JsonAnswer open(RestRequest request) {
    CallDetails call = begin(request);
    return retries.call(true, () -> attempt(request, call, settings.maxUnpackedBytes()));
  }

  /** Reads an answer that is short, and again where it breaks off. */
  <T> T read(RestRequest request, long mostBytes, Function<JsonAnswer, T> reading) {
    CallDetails call = begin(request);
    long limit = Math.min(mostBytes, settings.maxUnpackedBytes());
    return retries.call(
        true,
        () -> {
          try (JsonAnswer answer = attempt(request, call, limit)) {
            return reading.apply(answer);
          }
        });
  }

  private CallDetails begin(RestRequest request) {
    return new CallDetails(
        settings.baseUrl().resolve(request.path()),
        request.operation(),
        UUID.randomUUID().toString());
  }

  private JsonAnswer attempt(RestRequest request, CallDetails call, long mostBytes) {
    HttpAnswer answer = send(request, call);
    try {
      // The vendor's word is that an empty list of users may come without a body.
      if (answer.status() == NO_CONTENT && request.domain() != null) {
        return JsonAnswer.withoutBody(answer, call);
      }
      if (answer.status() == OK) {
        return JsonAnswer.of(answer, call, mostBytes);
      }
      throw errors.of(answer, request, call);
    } catch (RuntimeException e) {
      answer.close();
      throw e;
    }
  }

  private HttpAnswer send(RestRequest request, CallDetails call) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", JsonAnswer.CONTENT_TYPE);
    headers.put("Accept-Encoding", "gzip");
    if (request.method().equals("GET")) {
      // a cache on the way would tell of a list as it was
      headers.put("Cache-Control", "no-cache");
    }
    @Nullable BodyWriter body = request.body();
    if (body != null) {
      headers.put("Content-Type", JsonAnswer.CONTENT_TYPE);
      if (settings.compressRequests()) {
        headers.put("Content-Encoding", "gzip");
        body = Gzip.packed(body);
      }
    }
    return http.send(new HttpCall(request.method(), headers, body, call));
  }

  /**
   * Asked once by each call, not by each of its messages: one that is cut short by the end of the
   * client is no misuse of it.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  void requireOpen() {
    http.requireOpen();
  }

  List<RetriedCall> retried() {
    return retries.newest();
  }

  @Override
  public void close() {
    http.close();
    retries.close();
  }
}
