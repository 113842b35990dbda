package org.hes4j.incremental;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.hes4j.recipient.ChangeToken;
import org.jspecify.annotations.Nullable;

/**
 * What a store says of its entries.
 *
 * @param name of the content, drawn anew whenever it changes, so that a store that is put back from
 *     a backup never gives an old name to new content
 * @param generation how often the content has changed since it was read in full
 * @param totals of the entries
 * @param fullRead when the last full read began
 * @param token up to where changes are known; null where the source gave none
 */
record About(
    UUID name, long generation, Totals totals, Instant fullRead, @Nullable ChangeToken token) {
  static final int FORMAT = 1;

  private static final int CHECKSUM_BYTES = 4;

  /** The content's name for those who have seen it before. */
  String version() {
    return generation + "-" + name;
  }

  /** The same after a change. */
  About changed(Totals after, ChangeToken until) {
    return new About(UUID.randomUUID(), generation + 1, after, fullRead, until);
  }

  /** The same where only the token has changed. */
  About unchanged(ChangeToken until) {
    return new About(name, generation, totals, fullRead, until);
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().put(FORMAT);
    out.fixed(name.getMostSignificantBits(), Long.BYTES);
    out.fixed(name.getLeastSignificantBits(), Long.BYTES);
    out.fixed(generation, Long.BYTES);
    out.fixed(totals.count(), Long.BYTES);
    out.fixed(totals.bytes(), Long.BYTES);
    out.fixed(totals.sum(), Long.BYTES);
    out.fixed(fullRead.toEpochMilli(), Long.BYTES);
    byte[] state = token == null ? new byte[0] : token.state();
    out.text(token == null ? "" : token.question()).varint(state.length).raw(state);
    return out.fixed(checksum(out.toBytes()), CHECKSUM_BYTES).toBytes();
  }

  static About decode(byte[] bytes) {
    int end = bytes.length - CHECKSUM_BYTES;
    if (end < 1) {
      throw new StoreDamagedException("it says nothing of its content");
    }
    if (bytes[0] != FORMAT) {
      throw new StoreDamagedException(
          "it has format " + bytes[0] + " where " + FORMAT + " was expected");
    }
    byte[] content = Arrays.copyOf(bytes, end);
    long noted = new ByteReader(Arrays.copyOfRange(bytes, end, bytes.length)).fixed(CHECKSUM_BYTES);
    if (noted != checksum(content)) {
      throw new StoreDamagedException("the checksum of its description does not match");
    }
    return read(new ByteReader(content));
  }

  private static About read(ByteReader in) {
    in.take();
    UUID name = new UUID(in.fixed(Long.BYTES), in.fixed(Long.BYTES));
    long generation = in.fixed(Long.BYTES);
    Totals totals = new Totals(in.fixed(Long.BYTES), in.fixed(Long.BYTES), in.fixed(Long.BYTES));
    Instant fullRead = Instant.ofEpochMilli(in.fixed(Long.BYTES));
    String question = in.text();
    byte[] state = in.raw(in.varint());
    return new About(
        name,
        generation,
        totals,
        fullRead,
        question.isEmpty() ? null : new ChangeToken(question, state));
  }

  private static long checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return crc.getValue();
  }
}
