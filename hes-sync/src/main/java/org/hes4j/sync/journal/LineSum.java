package org.hes4j.sync.journal;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Sums up bytes against accidents. */
interface LineSum {
  /** Adds the next bytes. */
  void add(byte[] bytes, int from, int count);

  /** The sum of what was added, in hexadecimal digits. Starts anew. */
  String hex();

  /** CRC-32C (RFC 3720), which processors work out. */
  static LineSum crc32c() {
    CRC32C crc = new CRC32C();
    return new LineSum() {
      @Override
      public void add(byte[] bytes, int from, int count) {
        crc.update(bytes, from, count);
      }

      @Override
      public String hex() {
        String sum = HexFormat.of().toHexDigits(crc.getValue(), 8);
        crc.reset();
        return sum;
      }
    };
  }

  /** SHA-256, with which the first files ended. */
  static LineSum sha256() {
    MessageDigest sha256 = Sha256.of();
    return new LineSum() {
      @Override
      public void add(byte[] bytes, int from, int count) {
        sha256.update(bytes, from, count);
      }

      @Override
      public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
      }
    };
  }
}
