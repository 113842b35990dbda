package org.hes4j.directory.ldap;

import java.util.function.Consumer;
import org.hes4j.recipient.ChangeConsumer;
import org.hes4j.recipient.ChangeToken;

/** To whom changes are told, and that they count from now on. */
record SyncTold(ChangeConsumer changes, Consumer<ChangeToken> caughtUp) {}
