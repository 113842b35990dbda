package org.hes4j.directory.ldap;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hes4j.directory.ldap.AttributeRoles.Role;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytes.Places;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Turns plain entries into records as they arrive: just those that {@link EntryListener} would. */
final class PlainEntries implements EntryTap.Taker {
  private final LdapFailures failures;
  private final ReadProgress progress;
  private final AttributeRoles roles;
  private final NoAddress noAddress;
  private final Consumer<SourceRecord> consumer;
  private final @Nullable AddressBytesConsumer inBytes;
  private final List<Known> known = new ArrayList<>();
  private final AddressBytes found = new AddressBytes();

  PlainEntries(
      LdapFailures failures,
      ReadProgress progress,
      AttributeRoles roles,
      NoAddress noAddress,
      Consumer<SourceRecord> consumer) {
    this.failures = failures;
    this.progress = progress;
    this.roles = roles;
    this.noAddress = noAddress;
    this.consumer = consumer;
    inBytes = consumer instanceof AddressBytesConsumer bytes ? bytes : null;
  }

  /** An attribute whose name came before. */
  private static final class Known {
    private final byte[] name;
    private final Role role;
    private final Places places;

    private Known(byte[] name, Role role) {
      String text = new String(name, US_ASCII);
      this.name = name;
      this.role = role;
      places = (dn, number) -> Origin.entry(dn, text);
    }
  }

  @Override
  public void take(PlainEntry entry) {
    progress.checkTime(failures);
    progress.entryCame();
    setName(entry);
    boolean any = false;
    boolean found = false;
    for (int i = 0; i < entry.attributes(); i++) {
      Known attribute = known(entry, i);
      if (attribute.role.holdsAddresses()) {
        any = true;
        found |= takeValues(entry, i, attribute.places);
      }
    }
    if (!found) {
      noAddress.take(entry.dn(), any);
    }
  }

  private boolean takeValues(PlainEntry entry, int attribute, Places places) {
    boolean any = false;
    found.setPlace(places, 0, entry.bytes(), entry.dnFrom(), entry.dnTo());
    for (boolean more = entry.firstValue(attribute); more; more = entry.nextValue(attribute)) {
      found.setValue(entry.bytes(), entry.valueFrom(), entry.valueTo());
      if (inBytes != null) {
        inBytes.acceptBytes(found);
      } else {
        consumer.accept(found.toRecord());
      }
      any = true;
    }
    return any;
  }

  /** The first value of the most preferred attribute that has one. */
  private void setName(PlainEntry entry) {
    found.setNoName();
    int rank = Role.NO_NAME;
    for (int i = 0; i < entry.attributes(); i++) {
      int other = known(entry, i).role.nameRank();
      if (other < rank && entry.firstValue(i) && !isBlank(entry)) {
        found.setName(entry.bytes(), entry.valueFrom(), entry.valueTo());
        rank = other;
      }
    }
  }

  private static boolean isBlank(PlainEntry entry) {
    for (int i = entry.valueFrom(); i < entry.valueTo(); i++) {
      if (entry.bytes()[i] > ' ') {
        return false;
      }
    }
    return entry.valueText().isBlank();
  }

  private Known known(PlainEntry entry, int attribute) {
    for (int i = 0; i < known.size(); i++) {
      if (entry.isNamed(attribute, known.get(i).name)) {
        return known.get(i);
      }
    }
    byte[] name = entry.name(attribute);
    Known added = new Known(name, roles.of(new String(name, US_ASCII)));
    known.add(added);
    return added;
  }
}
