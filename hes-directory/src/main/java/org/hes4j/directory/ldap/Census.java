package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Goes through what a plain search finds, for entries that were not told. */
final class Census implements SearchResultListener {
  private static final long serialVersionUID = 1L;

  private final transient EntryIds told;
  private final transient ReadProgress progress;
  private final transient LdapFailures failures;
  private final transient List<UUID> untold = new ArrayList<>();
  private long entries;
  private long withoutId;
  private long withoutChange;

  Census(EntryIds told, ReadProgress progress, LdapFailures failures) {
    this.told = told;
    this.progress = progress;
    this.failures = failures;
  }

  static String[] attributes() {
    List<String> all = new ArrayList<>(EntryId.attributes());
    all.add(Csn.OF_ENTRY);
    return all.toArray(String[]::new);
  }

  @Override
  public void searchEntryReturned(SearchResultEntry entry) {
    progress.checkTime(failures);
    entries++;
    UUID id = EntryId.of(entry);
    if (id == null) {
      withoutId++;
    } else if (untold.size() <= SyncCheck.MOST_LOOKED_UP && !told.contains(id)) {
      untold.add(id);
    }
    if (!entry.hasAttribute(Csn.OF_ENTRY)) {
      withoutChange++;
    }
  }

  /** What lies elsewhere is either refused before, or not asked for. */
  @Override
  public void searchReferenceReturned(SearchResultReference reference) {}

  long entries() {
    return entries;
  }

  /** How many entries do not show the id by which their changes are told. */
  long withoutId() {
    return withoutId;
  }

  /** How many entries do not show when they were changed. */
  long withoutChange() {
    return withoutChange;
  }

  /** Of those that were not told at most one more than are looked up. */
  List<UUID> untold() {
    return untold;
  }
}
