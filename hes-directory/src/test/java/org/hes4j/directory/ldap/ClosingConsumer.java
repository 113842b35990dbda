package org.hes4j.directory.ldap;

import org.hes4j.recipient.ChangeSource;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.ChangeWatch;
import org.hes4j.recipient.WatchConsumer;
import org.jspecify.annotations.Nullable;

/** Closes its own watch as soon as an entry is told. */
final class ClosingConsumer extends Passing implements WatchConsumer {
  private final WatchConsumer next;
  private @Nullable ChangeWatch watch;
  private int puts;

  ClosingConsumer(WatchConsumer next) {
    super(next);
    this.next = next;
  }

  void run(ChangeSource source) {
    watch = source.watch(null, this);
    watch.run();
  }

  int puts() {
    return puts;
  }

  @Override
  void afterPut(int number) {
    puts = number;
    if (watch != null) {
      watch.close();
    }
  }

  @Override
  public void caughtUp(ChangeToken token) {
    next.caughtUp(token);
  }
}
