package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hes4j.recipient.ChangeToken;
import org.jspecify.annotations.Nullable;

/**
 * What a token of ours holds: how far, in the server's own words, and in which directory.
 *
 * @param directory the id of the entry that was searched from, by which another directory of the
 *     same name is recognised; empty where the server does not show it
 * @param cookie the server's (RFC 4533, 2.1.2)
 */
record SyncPoint(String directory, ASN1OctetString cookie) {
  private static final byte VERSION = 1;
  private static final int HEADER = 2;
  private static final int LONGEST_DIRECTORY = 255;

  SyncPoint {
    if (directory.length() > LONGEST_DIRECTORY) {
      directory = directory.substring(0, LONGEST_DIRECTORY);
    }
  }

  /**
   * The token that holds this.
   *
   * @throws IllegalArgumentException when the cookie is longer than a token may be
   */
  ChangeToken token(String question) {
    byte[] id = directory.getBytes(StandardCharsets.US_ASCII);
    byte[] text = cookie.getValue();
    byte[] state =
        Arrays.copyOf(new byte[] {VERSION, (byte) id.length}, HEADER + id.length + text.length);
    System.arraycopy(id, 0, state, HEADER, id.length);
    System.arraycopy(text, 0, state, HEADER + id.length, text.length);
    return new ChangeToken(question, state);
  }

  /** What the token holds, or null when this class has not made it. */
  static @Nullable SyncPoint of(ChangeToken token) {
    byte[] state = token.state();
    if (state.length < HEADER || state[0] != VERSION) {
      return null;
    }
    int end = HEADER + Byte.toUnsignedInt(state[1]);
    if (state.length < end) {
      return null;
    }
    String directory = new String(state, HEADER, end - HEADER, StandardCharsets.US_ASCII);
    return new SyncPoint(
        directory, new ASN1OctetString(Arrays.copyOfRange(state, end, state.length)));
  }
}
