package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.SourceRecord;

/** Turns single entries into the records that a read of everything would make of them. */
final class SyncEntries {
  private final LdapSettings settings;
  private final ReadProgress progress;
  private final EntryListener listener;
  private List<SourceRecord> records = new ArrayList<>();

  SyncEntries(LdapSettings settings, LdapFailures failures, ReadProgress progress) {
    this.settings = settings;
    this.progress = progress;
    this.listener =
        new EntryListener(
            settings,
            settings.searches().get(0),
            failures,
            progress,
            new EntryTap(),
            record -> records.add(record));
  }

  /** How many entries have come. */
  long count() {
    return progress.entries();
  }

  List<SourceRecord> records(SearchResultEntry entry, SyncFailures failures) {
    records = new ArrayList<>(2);
    listener.searchEntryReturned(entry);
    if (!listener.takeCutShort().isEmpty()) {
      throw failures.valueRanges(entry.getDN());
    }
    return List.copyOf(records);
  }

  /** A part that lies elsewhere cannot be watched from here, even where referrals are followed. */
  void reference(SearchResultReference reference, SyncFailures failures) {
    if (settings.referrals().follows()) {
      throw failures.referral(List.of(reference.getReferralURLs()));
    }
    listener.searchReferenceReturned(reference);
  }
}
