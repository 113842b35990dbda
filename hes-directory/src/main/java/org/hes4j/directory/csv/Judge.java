package org.hes4j.directory.csv;

import org.hes4j.recipient.AddressBytesConsumer;

/** Decides what the rows of one read are. */
interface Judge {

  void decide(Row row);

  /**
   * Takes a row of plain bytes if it holds plain addresses and there is nothing else to say of it:
   * hands on just what {@link #decide} would.
   *
   * @return false when it is to be decided as text; nothing has happened then
   */
  boolean take(ByteRow row, AddressBytesConsumer consumer);
}
