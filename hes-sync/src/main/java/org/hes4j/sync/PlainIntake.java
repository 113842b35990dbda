package org.hes4j.sync;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.hes4j.client.Capability;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what nearly all values of a source are, without making an object of any: plain addresses of
 * a run's domains, with a plain name or none. Not thread-safe.
 *
 * <p>Plain is narrower than what {@link org.hes4j.recipient.AddressNormalizer} accepts as it is:
 * the local part is as {@link Capability#ANY_PLAIN_ADDRESS} says, in any case, and the domain as it
 * is written there. A plain name is short and of printable ASCII.
 */
final class PlainIntake {
  /** What {@link #add} tells of anything that may need a closer look. */
  static final int NOT_PLAIN = -3;

  /** RFC 5321, 4.5.3.1.1 and 4.5.3.1.3. */
  private static final int MOST_LOCAL = 64;

  private static final int MOST = 254;

  private static final byte[] LOWER = PlainCharacters.inLowerCase("-_.");

  private final Map<String, Target> targets = new HashMap<>();
  private final byte[] local = new byte[MOST_LOCAL];
  private final AddressBytes copied = new AddressBytes();

  /** Most values have the domain of the one before. */
  private @Nullable Target last;

  /** Keeps in those sets. */
  PlainIntake(Collection<AddressSet> sets) {
    sets.forEach(set -> targets.put(set.domain().name(), new Target(set)));
  }

  /** A set, and its domain as it is written in a plain value. */
  private static final class Target {
    private final AddressSet set;
    private final byte[] domain;

    private Target(AddressSet set) {
      this.set = set;
      domain = set.domain().name().getBytes(ISO_8859_1);
    }
  }

  /**
   * Keeps the address if it is plain.
   *
   * @return its place in {@link #set}, {@link AddressSet#NONE} when it is there already, or {@link
   *     #NOT_PLAIN}
   */
  int add(AddressBytes found) {
    byte[] bytes = found.value().bytes();
    int from = found.value().from();
    int to = found.value().to();
    int length = localLength(bytes, from, Math.min(to, from + MOST_LOCAL + 1));
    int at = from + length;
    if (length < 1 || at >= to || bytes[at] != '@' || to - from > MOST) {
      return NOT_PLAIN;
    }
    Span name = name(found.name());
    Target target = target(bytes, at + 1, to);
    return target == null || name == null
        ? NOT_PLAIN
        : target.set.addOnce(new Span(local, 0, length), name);
  }

  /** As {@link #add(AddressBytes)}, of a value that came as text. */
  int add(SourceRecord.Address found) {
    byte[] value = found.value().getBytes(ISO_8859_1);
    copied.setValue(value, 0, value.length);
    copied.setNoName();
    if (found.displayName() != null) {
      byte[] name = found.displayName().getBytes(ISO_8859_1);
      copied.setName(name, 0, name.length);
      if (holdsReplacement(name)) {
        return NOT_PLAIN;
      }
    }
    return add(copied);
  }

  /** A question mark may stand for a character that is none of ISO 8859-1; no value may have it. */
  private static boolean holdsReplacement(byte[] name) {
    for (byte b : name) {
      if (b == '?') {
        return true;
      }
    }
    return false;
  }

  /** The set of the address that was kept last. */
  AddressSet set() {
    if (last == null) {
      throw new IllegalStateException("nothing was kept yet");
    }
    return last.set;
  }

  /**
   * How much of the bytes is atoms with single dots between, which are put in lower case; -1 where
   * they end in a dot, or there are more than a local part may have.
   */
  private int localLength(byte[] bytes, int from, int to) {
    int length = 0;
    byte before = '.';
    for (int i = from; i < to; i++) {
      byte lower = LOWER[bytes[i] & 0xFF];
      if (lower == 0) {
        break;
      }
      if (length == MOST_LOCAL || (lower == '.' && before == '.')) {
        return -1;
      }
      local[length++] = lower;
      before = lower;
    }
    return before == '.' ? -1 : length;
  }

  private @Nullable Target target(byte[] bytes, int from, int to) {
    Target known = last;
    if (known == null || !Arrays.equals(bytes, from, to, known.domain, 0, known.domain.length)) {
      // no domain has a character beyond ASCII, so none is taken for another one
      known = targets.get(new String(bytes, from, to - from, ISO_8859_1));
      last = known == null ? last : known;
    }
    return known;
  }

  /** The name without blanks around it, or null where it has to be looked at. */
  private static @Nullable Span name(AddressBytes.Part name) {
    byte[] bytes = name.bytes();
    int from = name.from();
    int to = name.to();
    if (to - from > Recipient.MAX_NAME_LENGTH) {
      return null;
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] < ' ' || bytes[i] > '~') {
        return null;
      }
    }
    while (from < to && bytes[from] == ' ') {
      from++;
    }
    while (from < to && bytes[to - 1] == ' ') {
      to--;
    }
    return new Span(bytes, from, to - from);
  }
}
