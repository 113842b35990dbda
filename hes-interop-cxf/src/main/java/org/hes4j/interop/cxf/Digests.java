package org.hes4j.interop.cxf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;

/** The digest of a list, written from its description in hes.xsd. */
final class Digests {
  private Digests() {}

  /** SHA-256 over the addresses in unsigned order of their UTF-8 bytes, each with a line feed. */
  static byte[] of(Collection<String> addresses) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      addresses.stream()
          .map(address -> address.getBytes(StandardCharsets.UTF_8))
          .sorted(Arrays::compareUnsigned)
          .forEach(
              address -> {
                digest.update(address);
                digest.update((byte) '\n');
              });
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
