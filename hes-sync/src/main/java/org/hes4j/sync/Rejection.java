package org.hes4j.sync;

import org.hes4j.recipient.Origin;

/**
 * A value that was meant as a recipient and could not be taken.
 *
 * @param value the raw value as the source has it, not escaped; cut after {@value #MAX_LENGTH}
 *     characters
 * @param reason why, in words
 * @param origin where the source has it
 */
public record Rejection(String value, String reason, Origin origin) {
  /** Most characters of a value that are kept. */
  public static final int MAX_LENGTH = 1000;

  /** Cuts the value. */
  public Rejection {
    value = value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) : value;
  }
}
