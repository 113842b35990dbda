package org.hes4j.client.rest;

import com.fasterxml.jackson.core.JsonToken;
import org.hes4j.client.CallDetails;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a list of users as the service has them. Only after the last bracket and the last
 * byte of the answer is there said to be no more. Not thread-safe.
 */
final class UserEntries implements AutoCloseable {
  private static final String LOCAL_PART = "emailLocalPart";
  private static final String NAME = "displayName";

  private final JsonAnswer json;
  private boolean begun;
  private long position;

  UserEntries(JsonAnswer json) {
    this.json = json;
  }

  CallDetails call() {
    return json.call();
  }

  /**
   * An entry.
   *
   * @param position in the list, the first being 1
   */
  record Entry(long position, String localPart, @Nullable String displayName) {}

  /**
   * The next entry.
   *
   * @return null at the end of the list
   */
  @Nullable Entry next() {
    if (!json.hasBody()) {
      return null;
    }
    if (!begun && json.next() != JsonToken.START_ARRAY) {
      throw json.unexpected("something that is not an array of users");
    }
    begun = true;
    JsonToken token = json.next();
    if (token == JsonToken.END_ARRAY) {
      json.requireEnd();
      return null;
    }
    position++;
    if (token != JsonToken.START_OBJECT) {
      throw json.unexpected("a list whose user " + position + " is no object");
    }
    return entry();
  }

  private Entry entry() {
    @Nullable String localPart = null;
    @Nullable String displayName = null;
    boolean named = false;
    while (json.next() == JsonToken.FIELD_NAME) {
      String field = json.text();
      JsonToken value = json.next();
      if (field.equals(LOCAL_PART)) {
        require(value == JsonToken.VALUE_STRING && localPart == null, field);
        localPart = json.text();
      } else if (field.equals(NAME)) {
        require(
            (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL) && !named, field);
        displayName = value == JsonToken.VALUE_NULL ? null : json.text();
        named = true;
      } else {
        json.skip();
      }
    }
    if (localPart == null) {
      throw json.unexpected("a list whose user " + position + " has no " + LOCAL_PART);
    }
    return new Entry(position, localPart, displayName);
  }

  private void require(boolean asExpected, String field) {
    if (!asExpected) {
      throw json.unexpected(
          "a list whose user " + position + " has " + field + " twice, or not as a text");
    }
  }

  @Override
  public void close() {
    json.close();
  }
}
