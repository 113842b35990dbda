package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.hes4j.directory.ldap.AttributeRoles.Role;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Turns entries into records as they arrive, in the thread that reads. */
final class EntryListener implements SearchResultListener {
  private static final long serialVersionUID = 1L;

  private final transient LdapSettings settings;
  private final transient LdapFailures failures;
  private final transient ReadProgress progress;
  private final transient Consumer<SourceRecord> consumer;
  private final transient AttributeRoles roles;
  private final transient NoAddress noAddress;
  private final transient EntryTap tap;
  private final transient EntryTap.Taker plainEntries;
  private final transient List<CutShort> cutShort = new ArrayList<>();
  private final transient List<List<String>> references = new ArrayList<>();

  EntryListener(
      LdapSettings settings,
      LdapSearch search,
      LdapFailures failures,
      ReadProgress progress,
      EntryTap tap,
      Consumer<SourceRecord> consumer) {
    this.settings = settings;
    this.failures = failures;
    this.progress = progress;
    this.consumer = consumer;
    this.tap = tap;
    roles = new AttributeRoles(settings.wanted().addresses(), settings.wanted().names());
    noAddress = new NoAddress(search, failures, progress, consumer);
    plainEntries = new PlainEntries(failures, progress, roles, noAddress, consumer);
  }

  @Override
  public void searchEntryReturned(SearchResultEntry entry) {
    tap.open(entry.getMessageID(), plainEntries);
    progress.checkTime(failures);
    progress.entryCame();
    Collection<Attribute> attributes = entry.getAttributes();
    String name = displayName(attributes);
    boolean any = false;
    boolean found = false;
    for (Attribute attribute : attributes) {
      if (roles.of(attribute.getName()).holdsAddresses()) {
        any = true;
        found |= attribute.hasValue();
        attribute(entry.getDN(), attribute, name);
      }
    }
    if (!found) {
      noAddress.take(entry.getDN(), any);
    }
  }

  private void attribute(String dn, Attribute attribute, @Nullable String name) {
    ValueRange range = ValueRange.of(attribute.getName());
    if (range == null) {
      addresses(dn, attribute.getName(), attribute, name);
      return;
    }
    if (!range.fits(0, attribute.size())) {
      throw failures.range(attribute.getName(), dn, "not as many as that says", progress.entries());
    }
    addresses(dn, range.attribute(), attribute, name);
    if (!range.isLast()) {
      // Asked for after the page: an answer to a second search would wait behind this one's.
      cutShort.add(new CutShort(dn, range, name));
    }
  }

  /** Hands over the values as those of that attribute. */
  void addresses(String dn, String description, Attribute values, @Nullable String name) {
    Origin origin = Origin.entry(dn, description);
    for (String value : values.getValues()) {
      consumer.accept(new SourceRecord.Address(value, name, origin));
    }
  }

  /** The first value of the most preferred attribute that has one. */
  private @Nullable String displayName(Collection<Attribute> attributes) {
    String name = null;
    int rank = Role.NO_NAME;
    for (Attribute attribute : attributes) {
      int other = roles.of(attribute.getName()).nameRank();
      if (other < rank) {
        String value = attribute.getValue();
        if (value != null && !value.isBlank()) {
          name = value;
          rank = other;
        }
      }
    }
    return name;
  }

  @Override
  public void searchReferenceReturned(SearchResultReference reference) {
    List<String> urls = List.of(reference.getReferralURLs());
    if (!settings.referrals().follows()) {
      throw failures.referral(urls, progress.entries());
    }
    references.add(urls);
  }

  /** The value lists cut short since the last call. */
  List<CutShort> takeCutShort() {
    List<CutShort> taken = List.copyOf(cutShort);
    cutShort.clear();
    return taken;
  }

  /** The referrals that came among the entries, to be followed. */
  List<List<String>> references() {
    return references;
  }
}
