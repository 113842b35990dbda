package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.ChangeWatch;
import org.hes4j.recipient.WatchConsumer;
import org.jspecify.annotations.Nullable;

/** A standing question to a directory. Closing it closes its messages, which ends the run. */
final class LdapWatch implements ChangeWatch {
  private final SyncRun run;
  private final WatchConsumer consumer;
  private final SyncMessages messages = new SyncMessages();
  private final AtomicBoolean begun = new AtomicBoolean();

  LdapWatch(LdapSettings settings, @Nullable ChangeToken since, WatchConsumer consumer) {
    this.run = new SyncRun(settings, ContentSyncRequestMode.REFRESH_AND_PERSIST, since);
    this.consumer = consumer;
  }

  @Override
  public void run() {
    if (begun.getAndSet(true)) {
      throw new IllegalStateException("this watch has been run; make a new one");
    }
    if (!messages.isClosed()) {
      run.run(messages, new SyncTold(consumer, consumer::caughtUp));
    }
  }

  @Override
  public void close() {
    messages.close();
  }
}
