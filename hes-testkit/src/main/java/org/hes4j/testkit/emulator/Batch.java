package org.hes4j.testkit.emulator;

import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.recipient.MailDomain;

/** What a message adds to a stage, not yet checked. */
interface Batch {
  /** How many addresses it has, repeated ones included. */
  long size();

  /**
   * What it wants.
   *
   * @param domain the one whose list it is for
   * @throws InvalidRecipientsException as {@link Intake#check} does
   */
  Difference checked(MailDomain domain);
}
