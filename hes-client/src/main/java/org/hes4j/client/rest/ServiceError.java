package org.hes4j.client.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.hes4j.client.HesException;
import org.hes4j.client.http.HttpAnswer;
import org.hes4j.client.http.ServiceText;
import org.jspecify.annotations.Nullable;

/** The body of a refusal, {@code {"code":"…","message":"…"}}, which may be any text. */
record ServiceError(String code, String message) {
  private static final long MOST_BYTES = 64 << 10;

  /** Nothing where the body is anything else; it is then the status that counts. */
  static Optional<ServiceError> read(HttpAnswer answer) {
    try (JsonParser json = Json.FACTORY.createParser(answer.unpacked(MOST_BYTES))) {
      return json.nextToken() == JsonToken.START_OBJECT ? fields(json) : Optional.empty();
    } catch (IOException | HesException e) {
      return Optional.empty();
    }
  }

  private static Optional<ServiceError> fields(JsonParser json) throws IOException {
    @Nullable String code = null;
    String message = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      boolean text = json.nextToken() == JsonToken.VALUE_STRING;
      if (text && field.equals("code")) {
        code = json.getText();
      } else if (text && field.equals("message")) {
        message = json.getText();
      } else {
        json.skipChildren();
      }
    }
    return code == null ? Optional.empty() : Optional.of(new ServiceError(code, message));
  }

  @Override
  public String toString() {
    return ServiceText.of(code) + (message.isEmpty() ? "" : ": " + ServiceText.of(message));
  }
}
