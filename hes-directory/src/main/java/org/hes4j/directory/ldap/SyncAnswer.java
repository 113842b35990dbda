package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.LDAPResponse;
import com.unboundid.ldap.sdk.IntermediateResponse;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.controls.ContentSyncDoneControl;
import com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse;
import com.unboundid.ldap.sdk.controls.ContentSyncStateControl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hes4j.recipient.ChangeConsumer;
import org.jspecify.annotations.Nullable;

/** Understands the answer to one synchronisation request (RFC 4533) and tells it. */
final class SyncAnswer {
  private final SyncEntries entries;
  private final SyncFailures failures;
  private final ChangeConsumer consumer;
  private final boolean whole;
  private @Nullable ASN1OctetString cookie;

  /** Entries said to be as they were that are not known here, so that they are still to come. */
  private final Set<UUID> owed = new HashSet<>();

  /** Those that are there, in whichever way that was told. */
  private EntryIds named = new EntryIds();

  private final List<UUID> gone = new ArrayList<>();
  private boolean anyStillThere;
  private boolean othersGone;
  private boolean refreshed;

  /**
   * An answer that has not begun.
   *
   * @param asked the cookie that was sent, or null where everything was asked for
   */
  SyncAnswer(
      SyncEntries entries,
      SyncFailures failures,
      ChangeConsumer consumer,
      @Nullable ASN1OctetString asked) {
    this.entries = entries;
    this.failures = failures;
    this.consumer = consumer;
    this.whole = asked == null;
    this.cookie = asked;
  }

  /** The last cookie that came, or the one that was sent; null where there was none. */
  @Nullable ASN1OctetString cookie() {
    return cookie;
  }

  /** Whether it answers to a cookie, so that it tells changes and not everything. */
  boolean withCookie() {
    return !whole;
  }

  /** Whether whoever was not named is taken for gone. */
  boolean namesEverybody() {
    return whole || othersGone;
  }

  /** The entries that are there, as far as they were named. */
  EntryIds named() {
    return named;
  }

  /** The entries that were said to be gone. */
  List<UUID> gone() {
    return gone;
  }

  /** Forgets whom it named: a watch goes on for weeks, and nobody asks. */
  void forgetNames() {
    named = new EntryIds();
    gone.clear();
  }

  /** Whether the refresh stage is over, and everything told that had changed before. */
  boolean refreshed() {
    return refreshed;
  }

  /** Tells what the message says; it is not a result. */
  void take(LDAPResponse message) {
    if (message instanceof SearchResultEntry entry) {
      entry(entry);
    } else if (message instanceof SearchResultReference reference) {
      entries.reference(reference, failures);
    } else if (message instanceof IntermediateResponse response) {
      info(info(response));
    }
  }

  private void entry(SearchResultEntry entry) {
    ContentSyncStateControl control = state(entry);
    UUID id = control.getEntryUUID();
    switch (control.getState()) {
      case ADD, MODIFY -> {
        consumer.put(id, entries.records(entry, failures));
        owed.remove(id);
        named.add(id);
      }
      case PRESENT -> stillThere(id);
      case DELETE -> removed(id);
    }
    take(control.getCookie());
  }

  private ContentSyncStateControl state(SearchResultEntry entry) {
    ContentSyncStateControl control;
    try {
      control = ContentSyncStateControl.get(entry);
    } catch (LDAPException e) {
      throw failures.answer("the state of an entry cannot be read", entries.count());
    }
    if (control == null) {
      throw without("an entry came without its state");
    }
    return control;
  }

  /**
   * Proxies drop what they do not know. Who does so from the start tells no changes; who does so
   * for some entries may do better when asked for everything.
   */
  private RuntimeException without(String found) {
    if (refreshed) {
      return failures.answer(found, entries.count());
    }
    return whole ? failures.control(found) : new StartOver(found);
  }

  private ContentSyncInfoIntermediateResponse info(IntermediateResponse response) {
    if (!ContentSyncInfoIntermediateResponse.SYNC_INFO_OID.equals(response.getOID())) {
      throw failures.answer("a message came that is not known", entries.count());
    }
    try {
      return ContentSyncInfoIntermediateResponse.decode(response);
    } catch (LDAPException e) {
      throw failures.answer("a message about the progress cannot be read", entries.count());
    }
  }

  private void info(ContentSyncInfoIntermediateResponse info) {
    switch (info.getType()) {
      case NEW_COOKIE -> {}
      case SYNC_ID_SET -> ids(info.getEntryUUIDs(), info.refreshDeletes());
      case REFRESH_PRESENT -> {
        presentPhaseEnded();
        refreshDone(info.refreshDone());
      }
      case REFRESH_DELETE -> refreshDone(info.refreshDone());
    }
    take(info.getCookie());
  }

  private void ids(@Nullable List<UUID> ids, boolean deleted) {
    if (ids == null) {
      throw failures.answer("a set of ids is missing", entries.count());
    }
    ids.forEach(deleted ? this::removed : this::stillThere);
  }

  private void removed(UUID id) {
    consumer.removed(id);
    owed.remove(id);
    gone.add(id);
  }

  private void stillThere(UUID id) {
    anyStillThere = true;
    named.add(id);
    // OpenLDAP first names all entries there are, the new ones too, and then sends what is new.
    if (!consumer.stillThere(id)) {
      owed.add(id);
    }
  }

  /** Takes the result, which is success. */
  void done(SearchResult result) {
    ContentSyncDoneControl control;
    try {
      control = ContentSyncDoneControl.get(result);
    } catch (LDAPException e) {
      throw failures.answer("how the answer ended cannot be read", entries.count());
    }
    if (control == null) {
      throw without("how the answer ended is missing");
    }
    if (!control.refreshDeletes()) {
      presentPhaseEnded();
    }
    refreshDone(true);
    take(control.getCookie());
  }

  private void refreshDone(boolean done) {
    if (done && !owed.isEmpty()) {
      if (whole) {
        throw failures.answer("an entry is named that never came", entries.count());
      }
      throw new StartOver(
          "the server says of an entry that it is as it was, and it is not known here");
    }
    refreshed |= done;
  }

  private void presentPhaseEnded() {
    if (whole || othersGone) {
      return;
    }
    if (!anyStillThere) {
      // Perhaps all are new; but a server that merely says nothing of them would look the same.
      throw new StartOver(
          "the server does not say which of the entries known here are still there");
    }
    othersGone = true;
    consumer.othersAreGone();
  }

  private void take(@Nullable ASN1OctetString newer) {
    if (newer != null && newer.getValueLength() > 0) {
      cookie = newer;
    }
  }
}
