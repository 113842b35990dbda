package org.hes4j.recipient;

/**
 * What became of a raw value: an address, a rejection, or something that was never meant as a
 * recipient.
 */
public sealed interface Normalized {

  /** The value is an address. */
  record Accepted(EmailAddress address) implements Normalized {}

  /**
   * The value was meant as an address and is none.
   *
   * @param reason why, without the value
   */
  record Rejected(String reason) implements Normalized {}

  /**
   * The value is recognisably not meant as a recipient.
   *
   * @param kind a short plain name of what it is, fit for counting, such as {@code "sip: address"}
   */
  record LeftOut(String kind) implements Normalized {}
}
