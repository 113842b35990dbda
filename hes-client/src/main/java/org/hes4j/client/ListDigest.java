package org.hes4j.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import org.hes4j.recipient.EmailAddress;

/**
 * The fingerprint of a list: SHA-256 over its canonical addresses in unsigned order of their UTF-8
 * bytes, each followed by one line feed. Names are no part of it.
 *
 * <p>Immutable and thread-safe.
 */
public final class ListDigest {
  private static final int LENGTH = 32;
  private final byte[] bytes;

  private ListDigest(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A digest told by somebody else.
   *
   * @throws IllegalArgumentException when it has not 32 bytes
   */
  public static ListDigest of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(bytes.length + " bytes, a digest has " + LENGTH);
    }
    return new ListDigest(bytes.clone());
  }

  /** The digest of these addresses, which may come in any order but not twice. */
  public static ListDigest of(Collection<EmailAddress> addresses) {
    Accumulator accumulator = new Accumulator();
    addresses.stream().sorted().forEach(accumulator::add);
    return accumulator.digest();
  }

  /** The 64 hexadecimal digits, lower case. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** The 32 bytes, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ListDigest digest && Arrays.equals(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The hexadecimal digits. */
  @Override
  public String toString() {
    return hex();
  }

  /** Makes a digest of addresses that come one by one, in their order. Not thread-safe. */
  public static final class Accumulator {
    private final MessageDigest sha256;

    /** Nothing added yet: the digest of the empty list. */
    public Accumulator() {
      try {
        sha256 = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    /** Adds the next address. The order is the caller's duty. */
    public void add(EmailAddress address) {
      add(address.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the UTF-8 bytes of the next canonical address. The order is the caller's duty. */
    public void add(byte[] canonicalUtf8) {
      sha256.update(canonicalUtf8);
      sha256.update((byte) '\n');
    }

    /** The digest of what was added. Starts anew. */
    public ListDigest digest() {
      return new ListDigest(sha256.digest());
    }
  }
}
