package org.hes4j.sync.journal;

/**
 * A list to be kept in a file.
 *
 * @param info what it is
 * @param recipients all of them; iterated once, while the file is written
 */
public record KeptList(ListInfo info, Iterable<Entry> recipients) {

  /**
   * A recipient as a file has it. A million of them are written before a change that waits for it,
   * so nothing is checked again.
   *
   * @param address the canonical address
   * @param name the display name without control characters, empty where there is none
   */
  public record Entry(String address, String name) {}
}
