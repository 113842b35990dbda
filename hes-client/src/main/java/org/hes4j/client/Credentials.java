package org.hes4j.client;

import org.jspecify.annotations.Nullable;

/**
 * The administrator's account name and its Service Authentication Key, as the console shows it
 * under Administration > Web Services & Tools (vendor KB 1053882). The name may differ from the one
 * used to log on to the console (KA-0003830).
 *
 * <p>Immutable and thread-safe. {@code toString()} leaves the key out.
 */
public final class Credentials {
  private final String username;
  private final String apiKey;

  private Credentials(String username, String apiKey) {
    this.username = username;
    this.apiKey = apiKey;
  }

  /**
   * Credentials of an account.
   *
   * @throws IllegalArgumentException when either is null (as what an environment variable holds
   *     that is not set), blank or holds a line break, or the name holds a colon (RFC 7617)
   */
  public static Credentials of(String username, String apiKey) {
    requireText("account name", username);
    requireText("Service Authentication Key", apiKey);
    if (username.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "the account name holds a colon, which HTTP Basic cannot carry");
    }
    return new Credentials(username, apiKey);
  }

  private static void requireText(String what, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " is null; is the setting or the environment variable set that holds it?");
    }
    if (value.isBlank()) {
      throw new IllegalArgumentException("the " + what + " is empty");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "the " + what + " holds a line break or another control character; remove it");
    }
  }

  /** The account name. */
  public String username() {
    return username;
  }

  /** The key. */
  public String apiKey() {
    return apiKey;
  }

  /** The account name alone. */
  @Override
  public String toString() {
    return username;
  }
}
