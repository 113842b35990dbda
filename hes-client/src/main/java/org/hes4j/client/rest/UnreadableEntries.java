package org.hes4j.client.rest;

/**
 * What becomes of an entry of the service's list that is no address by RFC 5321, or one that could
 * not be sent to remove it. The vendor allows such local parts, two dots in a row for one, so that
 * a list may hold some that were entered by hand.
 */
public enum UnreadableEntries {
  /** The whole list counts as not read: a {@code ProtocolException} from the stream. */
  FAIL,
  /**
   * The entry is left out and stays at the service as it is; a warning in the log tells how many
   * there are. {@link RestHesClient#replaceUsers} would remove it, and is refused.
   */
  LEAVE_OUT
}
