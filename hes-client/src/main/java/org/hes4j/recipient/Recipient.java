package org.hes4j.recipient;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A valid recipient: an address and, where one is known, a name for people to read.
 *
 * <p>Immutable and thread-safe. The service tells recipients apart by their address alone.
 */
public final class Recipient {
  /** Most characters of a display name; what is longer is cut, for it identifies nobody. */
  public static final int MAX_NAME_LENGTH = 255;

  private final EmailAddress address;
  private final @Nullable String displayName;

  private Recipient(EmailAddress address, @Nullable String displayName) {
    this.address = address;
    this.displayName = displayName;
  }

  /** A recipient without a name. */
  public static Recipient of(EmailAddress address) {
    return new Recipient(address, null);
  }

  /**
   * A recipient with a name.
   *
   * @param displayName the name as the directory has it, or null; control characters become blanks,
   *     a blank name none, and a longer one is cut at {@value #MAX_NAME_LENGTH} characters
   */
  public static Recipient of(EmailAddress address, @Nullable String displayName) {
    return new Recipient(address, displayName == null ? null : clean(displayName));
  }

  private static @Nullable String clean(String name) {
    String stripped = (isClean(name) ? name : cleaned(name)).strip();
    return stripped.isEmpty() ? null : stripped;
  }

  /** Whether it is short printable ASCII, as most names are, and needs no look at code points. */
  private static boolean isClean(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < ' ' || name.charAt(i) > '~') {
        return false;
      }
    }
    return name.length() <= MAX_NAME_LENGTH;
  }

  private static String cleaned(String name) {
    StringBuilder clean = new StringBuilder(name.length());
    name.codePoints()
        .map(c -> isPlain(c) ? c : ' ')
        .takeWhile(c -> clean.length() + Character.charCount(c) <= MAX_NAME_LENGTH)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isPlain(int codePoint) {
    int type = Character.getType(codePoint);
    return !Character.isISOControl(codePoint)
        && type != Character.SURROGATE
        && codePoint != 0xFFFE
        && codePoint != 0xFFFF;
  }

  /** The address. */
  public EmailAddress address() {
    return address;
  }

  /** The name, at most {@value #MAX_NAME_LENGTH} characters. */
  public Optional<String> displayName() {
    return Optional.ofNullable(displayName);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Recipient recipient
        && address.equals(recipient.address)
        && Objects.equals(displayName, recipient.displayName);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  /** The address alone. */
  @Override
  public String toString() {
    return address.toString();
  }
}
