package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import org.hes4j.recipient.ChangeToken;
import org.jspecify.annotations.Nullable;

/** One reading of changes, from connecting to the end. */
final class SyncRun {
  private final LdapSettings settings;
  private final ContentSyncRequestMode mode;
  private final @Nullable ChangeToken since;

  SyncRun(LdapSettings settings, ContentSyncRequestMode mode, @Nullable ChangeToken since) {
    this.settings = settings;
    this.mode = mode;
    this.since = since;
  }

  /** Returns when everything has been told, or when the messages are closed. */
  void run(SyncMessages messages, SyncTold told) {
    if (settings.searches().size() > 1) {
      throw new SyncFailures(settings.toString()).severalSearches();
    }
    ReadProgress progress = new ReadProgress(settings);
    ConnectFailures connecting = new ConnectFailures(settings.toString(), 0);
    // The messages are closed first: nobody may wait for their taker when the connection closes.
    try (Session session = LdapConnector.forChanges(settings, connecting).open(settings.servers());
        messages) {
      LdapFailures failures = new LdapFailures(settings.at(session.server()), settings);
      SyncConnection at =
          new SyncConnection(session.connection(), session.server(), settings, failures, progress);
      new SyncSession(at, mode, messages, told).run(since);
    }
  }
}
