package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
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
  /** Of version 1 were tokens of answers that had not been held against a plain search. */
  private static final byte VERSION = 2;

  /** Version, checksum, length of the directory's id. */
  private static final int HEADER = 1 + Integer.BYTES + 1;

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
    ByteBuffer state = ByteBuffer.allocate(HEADER + id.length + text.length);
    state.put(VERSION).putInt(0).put((byte) id.length).put(id).put(text);
    return new ChangeToken(question, state.putInt(1, checksum(state.array())).array());
  }

  /** What the token holds, or null when it is damaged or this class has not made it. */
  static @Nullable SyncPoint of(ChangeToken token) {
    byte[] state = token.state();
    if (state.length < HEADER || state[0] != VERSION) {
      return null;
    }
    // OpenLDAP takes a damaged cookie for none at all, and says nothing of what is gone.
    ByteBuffer in = ByteBuffer.wrap(state).position(1);
    byte[] id = new byte[Byte.toUnsignedInt(state[HEADER - 1])];
    if (in.getInt() != checksum(state) || state.length < HEADER + id.length) {
      return null;
    }
    in.position(HEADER).get(id);
    byte[] cookie = new byte[in.remaining()];
    in.get(cookie);
    return new SyncPoint(new String(id, StandardCharsets.US_ASCII), new ASN1OctetString(cookie));
  }

  /** Of all that follows the checksum itself. */
  private static int checksum(byte[] state) {
    CRC32 sum = new CRC32();
    sum.update(state, 1 + Integer.BYTES, state.length - 1 - Integer.BYTES);
    return (int) sum.getValue();
  }
}
