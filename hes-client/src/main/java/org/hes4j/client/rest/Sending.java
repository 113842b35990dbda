package org.hes4j.client.rest;

import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends users with their names. Immutable and thread-safe. */
record Sending(RestCalls calls, String operation, String method, MailDomain domain) {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  /**
   * Sends them in one message. The local parts were checked, so that a character the service
   * refuses is most likely one of a name: the mail of all of them is worth more than their names.
   */
  void send(NonEmpty<Recipient> users) {
    try {
      send(users, true);
    } catch (InvalidRecipientsException e) {
      if (users.elements().stream().noneMatch(user -> user.displayName().isPresent())) {
        throw e;
      }
      LOG.warn(
          "{} users of {} are sent again without names: {}", users.size(), domain, e.getMessage());
      send(users, false);
    }
  }

  private void send(NonEmpty<Recipient> users, boolean withNames) {
    calls.write(new RestRequest(operation, method, domain, UserBodies.users(users, withNames)));
  }
}
