package org.hes4j.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what nearly all values of a directory are, without making an object of any: a plain
 * address of a known domain that is certainly none of a few others. What it holds back may be
 * anything. Not thread-safe.
 *
 * <p>Plain is narrower than what {@link org.hes4j.recipient.AddressNormalizer} accepts as it is:
 * ASCII letters in any case, digits and {@code -_+'}, with single dots between, before one of the
 * domains as it is written.
 */
final class Sieve {
  /** RFC 5321, 4.5.3.1.1 and 4.5.3.1.3. */
  private static final int MOST_LOCAL = 64;

  private static final int MOST = 254;
  private static final char AFTER_ASCII = 128;
  private static final long NOT_PLAIN = -1;

  private static final byte[] FOLDED = PlainCharacters.inLowerCase("-_+'.");

  private final Map<String, Mesh> meshes = new HashMap<>();

  /** Most values have the domain of the one before. */
  private @Nullable Mesh last;

  /** What is let through of those domains. */
  Sieve(Collection<MailDomain> domains) {
    domains.forEach(domain -> meshes.put(domain.name(), new Mesh(domain.name())));
  }

  /** Holds back every form of that address from now on. */
  void holdBack(EmailAddress address) {
    Mesh mesh = meshes.get(address.domain().name());
    long hash = plainHash(address.localPart(), address.localPart().length());
    // what is not plain has no plain form
    if (mesh != null && hash != NOT_PLAIN) {
      mesh.set((int) hash);
    }
  }

  /** Whether the value is let through; it is counted then. */
  boolean letsThrough(String value) {
    int at = value.lastIndexOf('@');
    if (at < 1 || at > MOST_LOCAL || value.length() > MOST) {
      return false;
    }
    long hash = plainHash(value, at);
    Mesh mesh = hash == NOT_PLAIN ? null : mesh(value, at + 1);
    if (mesh == null || mesh.holds((int) hash)) {
      return false;
    }
    mesh.passed++;
    return true;
  }

  /** How many were let through of a domain. */
  long passed(MailDomain domain) {
    Mesh mesh = meshes.get(domain.name());
    return mesh == null ? 0 : mesh.passed;
  }

  /** FNV-1a of what is before the at sign, in lower case; {@link #NOT_PLAIN} where it is not. */
  private static long plainHash(String value, int end) {
    int hash = 0;
    boolean afterAtom = false;
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      int folded = c < AFTER_ASCII ? FOLDED[c] : 0;
      if (folded == 0 || (folded == '.' && !afterAtom)) {
        return NOT_PLAIN;
      }
      afterAtom = folded != '.';
      hash = (hash ^ folded) * 0x01000193;
    }
    return afterAtom ? Integer.toUnsignedLong(hash) : NOT_PLAIN;
  }

  private @Nullable Mesh mesh(String value, int start) {
    Mesh known = last;
    if (known != null && known.is(value, start)) {
      return known;
    }
    String text = value.substring(start);
    if (text.chars().anyMatch(c -> c >= AFTER_ASCII)) {
      return null;
    }
    Mesh found = meshes.get(text.toLowerCase(Locale.ROOT));
    if (found != null) {
      last = found;
    }
    return found;
  }

  /** What is held back of one domain, by bits of hashes: more than what was asked, never less. */
  private static final class Mesh {
    private static final int BITS = 16;

    private final String domain;
    private final long[] held = new long[(1 << BITS) / Long.SIZE];
    private long passed;

    private Mesh(String domain) {
      this.domain = domain;
    }

    private boolean is(String value, int start) {
      if (value.length() - start != domain.length()) {
        return false;
      }
      for (int i = 0; i < domain.length(); i++) {
        char c = value.charAt(start + i);
        if (c >= AFTER_ASCII || FOLDED[c] != domain.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    private static int bit(int hash) {
      return (hash * 0x9E3779B9) >>> (Integer.SIZE - BITS);
    }

    private void set(int hash) {
      int bit = bit(hash);
      held[bit / Long.SIZE] |= 1L << (bit % Long.SIZE);
    }

    private boolean holds(int hash) {
      int bit = bit(hash);
      return (held[bit / Long.SIZE] & 1L << (bit % Long.SIZE)) != 0;
    }
  }
}
