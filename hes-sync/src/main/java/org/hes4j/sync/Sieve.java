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
  private static final String SPECIALS = "-_+'";
  private static final char AFTER_ASCII = 128;

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
    if (mesh != null) {
      mesh.set(hash(address.localPart(), address.localPart().length()));
    }
  }

  /** Whether the value is let through; it is counted then. */
  boolean letsThrough(String value) {
    int at = value.lastIndexOf('@');
    if (at < 1 || at > MOST_LOCAL || value.length() > MOST || !isPlain(value, at)) {
      return false;
    }
    Mesh mesh = mesh(value, at + 1);
    if (mesh == null || mesh.holds(hash(value, at))) {
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

  private static boolean isPlain(String value, int end) {
    boolean afterAtom = false;
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      if (c == '.') {
        if (!afterAtom) {
          return false;
        }
        afterAtom = false;
      } else if (isAtom(c)) {
        afterAtom = true;
      } else {
        return false;
      }
    }
    return afterAtom;
  }

  private static boolean isAtom(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || SPECIALS.indexOf(c) >= 0;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  /** FNV-1a of the lower-case letters. */
  private static int hash(String text, int end) {
    int hash = 0;
    for (int i = 0; i < end; i++) {
      hash = (hash ^ lower(text.charAt(i))) * 0x01000193;
    }
    return hash;
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
        if (lower(value.charAt(start + i)) != domain.charAt(i)) {
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
