package org.hes4j.client.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.hes4j.client.CallDetails;
import org.hes4j.client.HesException;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.http.HttpAnswer;
import org.hes4j.client.http.ServiceText;
import org.jspecify.annotations.Nullable;

/**
 * A JSON answer, token by token while it arrives. Every way to fail is a {@link HesException}; the
 * parser's own messages quote the answer and are left out. Not thread-safe.
 */
final class JsonAnswer implements AutoCloseable {
  static final String CONTENT_TYPE = "application/json";

  private final HttpAnswer answer;
  private final CallDetails call;
  private final @Nullable JsonParser parser;

  private JsonAnswer(HttpAnswer answer, CallDetails call, @Nullable JsonParser parser) {
    this.answer = answer;
    this.call = call;
    this.parser = parser;
  }

  static JsonAnswer withoutBody(HttpAnswer answer, CallDetails call) {
    return new JsonAnswer(answer, call, null);
  }

  /**
   * Begins to read an answer.
   *
   * @throws ProtocolException when its head says that it is no JSON
   */
  static JsonAnswer of(HttpAnswer answer, CallDetails call, long mostBytes) {
    String contentType = answer.header("Content-Type").orElse("").strip();
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.equals(CONTENT_TYPE)) {
      String found = contentType.isEmpty() ? "no content type" : ServiceText.of(contentType);
      throw RestErrors.unexpected(
          call, "HTTP " + answer.status() + " with " + found + " instead of " + CONTENT_TYPE);
    }
    return new JsonAnswer(answer, call, parser(answer.unpacked(mostBytes)));
  }

  /** Reads nothing yet. */
  private static JsonParser parser(InputStream body) {
    try {
      return Json.FACTORY.createParser(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CallDetails call() {
    return call;
  }

  boolean hasBody() {
    return parser != null;
  }

  /**
   * The next token.
   *
   * @return null at the end of the answer
   */
  @Nullable JsonToken next() {
    try {
      return parser().nextToken();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** The name of the present field, or the text of the present value. */
  String text() {
    try {
      return parser().getText();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Reads over the rest of the present value. */
  void skip() {
    try {
      parser().skipChildren();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Nothing may follow what is complete; by this every byte was read and checked. */
  void requireEnd() {
    if (next() != null) {
      throw unexpected("more than one JSON value");
    }
  }

  /** An answer of a form that is not known. */
  ProtocolException unexpected(String found) {
    return RestErrors.unexpected(call, found);
  }

  private JsonParser parser() {
    if (parser == null) {
      throw new IllegalStateException("an answer without a body");
    }
    return parser;
  }

  private HesException broken(IOException e) {
    return answer.failure().orElseGet(() -> unexpected(description(e)));
  }

  private String description(IOException e) {
    if (e instanceof JsonEOFException) {
      return "JSON that breaks off before its end";
    }
    String what =
        e instanceof StreamConstraintsException
            ? "JSON with a part too long or too deep"
            : "what is no JSON in UTF-8";
    return what + ", near byte " + parser().currentLocation().getByteOffset();
  }

  /** Gives up what has not been read. */
  @Override
  public void close() {
    answer.close();
  }
}
