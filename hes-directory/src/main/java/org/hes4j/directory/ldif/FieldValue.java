package org.hes4j.directory.ldif;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.hes4j.directory.text.UnreadableTextException;

/**
 * What a line gives.
 *
 * @param text the value; of bytes that are not UTF-8, their base64 form
 * @param isText whether it is text at all
 */
record FieldValue(String text, boolean isText) {

  static FieldValue ofText(String text) {
    return new FieldValue(text, true);
  }

  static FieldValue ofBase64(long line, String encoded) throws UnreadableTextException {
    byte[] bytes = decode(line, encoded);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new FieldValue(text, true);
    } catch (CharacterCodingException e) {
      return new FieldValue(encoded, false);
    }
  }

  private static byte[] decode(long line, String encoded) throws UnreadableTextException {
    // Java's decoder takes a value without its last characters for a whole one; RFC 4648 does not.
    if (encoded.length() % 4 == 0) {
      try {
        return Base64.getDecoder().decode(encoded);
      } catch (IllegalArgumentException e) {
        throw broken(line);
      }
    }
    throw broken(line);
  }

  private static UnreadableTextException broken(long line) {
    return new UnreadableTextException(
        "line " + line + ": the value is not base64, though \"::\" says so. Dump again.");
  }

  boolean isBlank() {
    return text.isBlank();
  }
}
