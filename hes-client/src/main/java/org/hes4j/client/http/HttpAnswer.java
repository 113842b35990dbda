package org.hes4j.client.http;

import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Optional;
import org.hes4j.client.HesException;

/** An answer whose body is read while it arrives. Not thread-safe. */
public final class HttpAnswer implements AutoCloseable {
  private final int status;
  private final HttpHeaders headers;
  private final AnswerBody body;
  private final TransportErrors errors;

  HttpAnswer(int status, HttpHeaders headers, AnswerBody body, TransportErrors errors) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.errors = errors;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The body, which keeps the limits of the call. */
  public InputStream body() {
    return body;
  }

  /**
   * The transport's failure while the body was read, which a parser may have hidden in an error of
   * its own.
   */
  public Optional<HesException> failure() {
    return Optional.ofNullable(body.failure()).map(errors::of);
  }

  /** Gives up what has not been read. */
  @Override
  public void close() {
    body.close();
  }
}
