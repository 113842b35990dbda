package org.hes4j.client.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.hes4j.client.http.BodyWriter;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;

/** The bodies of writes, written while they travel. There is no way to write an empty array. */
final class UserBodies {
  private UserBodies() {}

  /** {@code [{"emailLocalPart":"ann","displayName":"Ann"}]}. */
  static BodyWriter users(NonEmpty<Recipient> users, boolean withNames) {
    return array(
        users,
        (json, user) -> {
          json.writeStartObject();
          json.writeStringField("emailLocalPart", user.address().localPart());
          Optional<String> name = withNames ? user.displayName() : Optional.empty();
          if (name.isPresent()) {
            json.writeStringField("displayName", name.get());
          }
          json.writeEndObject();
        });
  }

  /** {@code ["ann"]}. */
  static BodyWriter localParts(NonEmpty<EmailAddress> addresses) {
    return array(addresses, (json, address) -> json.writeString(address.localPart()));
  }

  @FunctionalInterface
  private interface Element<T> {
    void write(JsonGenerator json, T element) throws IOException;
  }

  private static <T> BodyWriter array(NonEmpty<T> all, Element<T> element) {
    return out -> {
      try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
        json.writeStartArray();
        for (T one : all.elements()) {
          element.write(json, one);
        }
        json.writeEndArray();
      }
    };
  }
}
