package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Turns entries into records as they arrive, in the thread that reads. */
final class EntryListener implements SearchResultListener {
  private static final long serialVersionUID = 1L;

  /** What a returned attribute is for. */
  private enum Role {
    ADDRESS,
    NAME,
    CUT_SHORT
  }

  private final transient LdapSettings settings;
  private final transient LdapFailures failures;
  private final transient Consumer<SourceRecord> consumer;
  private final transient Map<String, Role> roles = new HashMap<>();
  private final long started = System.nanoTime();
  private final long limitNanos;
  private long count;

  EntryListener(LdapSettings settings, LdapFailures failures, Consumer<SourceRecord> consumer) {
    this.settings = settings;
    this.failures = failures;
    this.consumer = consumer;
    this.limitNanos = settings.limits().read().toNanos();
  }

  /** How many entries have come. */
  long count() {
    return count;
  }

  /** What is left of the time for the whole read, at least a millisecond. */
  Duration timeLeft() {
    long left = limitNanos - (System.nanoTime() - started);
    if (left <= 0) {
      throw failures.readLimit(settings.limits().read(), count);
    }
    return Duration.ofNanos(Math.max(left, 1_000_000));
  }

  @Override
  public void searchEntryReturned(SearchResultEntry entry) {
    timeLeft();
    count++;
    String name = displayName(entry);
    boolean found = false;
    for (Attribute attribute : entry.getAttributes()) {
      Role role = roles.computeIfAbsent(attribute.getName(), this::role);
      if (role == Role.CUT_SHORT) {
        throw failures.cutShort(attribute.getName(), entry.getDN(), count);
      }
      if (role == Role.ADDRESS) {
        found |= attribute.hasValue();
        addresses(entry.getDN(), attribute, name);
      }
    }
    if (!found) {
      consumer.accept(
          new SourceRecord.LeftOut("entry without an address", Origin.entry(entry.getDN())));
    }
  }

  private void addresses(String dn, Attribute attribute, @Nullable String name) {
    Origin origin = Origin.entry(dn, attribute.getName());
    for (String value : attribute.getValues()) {
      consumer.accept(new SourceRecord.Address(value, name, origin));
    }
  }

  private @Nullable String displayName(SearchResultEntry entry) {
    for (String attribute : settings.nameAttributes()) {
      String name = entry.getAttributeValue(attribute);
      if (name != null && !name.isBlank()) {
        return name;
      }
    }
    return null;
  }

  /**
   * A server may answer under another of the attribute's names (asked for rfc822Mailbox, OpenLDAP
   * answers mail), so whatever is not known for a display name counts as an address.
   */
  private Role role(String returned) {
    if (isCutShort(returned)) {
      return Role.CUT_SHORT;
    }
    String base = Attribute.getBaseName(returned);
    boolean name = contains(settings.nameAttributes(), base);
    return name && !contains(settings.attributes(), base) ? Role.NAME : Role.ADDRESS;
  }

  private static boolean contains(List<String> names, String base) {
    return names.stream().anyMatch(name -> Attribute.getBaseName(name).equalsIgnoreCase(base));
  }

  /** Active Directory hands out long value lists in ranges: {@code member;range=0-1499}. */
  private static boolean isCutShort(String returned) {
    for (String option : Attribute.getOptions(returned)) {
      String lower = option.toLowerCase(Locale.ROOT);
      if (lower.startsWith("range=") && !lower.equals("range=0-*")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void searchReferenceReturned(SearchResultReference reference) {
    throw failures.referral(List.of(reference.getReferralURLs()), count);
  }
}
