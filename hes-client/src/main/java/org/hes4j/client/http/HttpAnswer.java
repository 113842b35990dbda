package org.hes4j.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hes4j.client.HesException;
import org.jspecify.annotations.Nullable;

/** An answer whose body is read while it arrives. Not thread-safe. */
public final class HttpAnswer implements AutoCloseable {
  private final int status;
  private final HttpHeaders headers;
  private final AnswerBody body;
  private final TransportErrors errors;
  private @Nullable UnpackedBody unpacked;

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
   * The body without its content coding, for a call that said {@code Accept-Encoding: gzip}.
   *
   * @param maxBytes how many bytes there may be once unpacked
   * @throws HesException {@code ProtocolException} for another coding than gzip
   */
  public InputStream unpacked(long maxBytes) {
    if (unpacked == null) {
      String coding = header("Content-Encoding").orElse("identity").strip();
      boolean gzip = List.of("gzip", "x-gzip").contains(coding.toLowerCase(Locale.ROOT));
      if (!gzip && !coding.equalsIgnoreCase("identity")) {
        throw errors.unknownCoding(coding);
      }
      unpacked = new UnpackedBody(body, gzip, maxBytes);
    }
    return unpacked;
  }

  /**
   * The transport's failure while the body was read, which a parser may have hidden in an error of
   * its own.
   */
  public Optional<HesException> failure() {
    IOException packed = body.failure();
    IOException found = packed == null && unpacked != null ? unpacked.failure() : packed;
    return Optional.ofNullable(found).map(errors::of);
  }

  /** Gives up what has not been read. */
  @Override
  public void close() {
    body.close();
  }
}
