package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How servers show the id by which they know an entry for as long as it exists. */
final class EntryId {
  /** RFC 4530. */
  private static final String UUID_ATTRIBUTE = "entryUUID";

  /** 389 Directory Server; where it shows both, it is this one that it tells changes by. */
  private static final String UNIQUE_ID = "nsUniqueId";

  private static final int HEX = 16;
  private static final int DIGITS_OF_HALF = 16;

  private EntryId() {}

  static List<String> attributes() {
    return List.of(UUID_ATTRIBUTE, UNIQUE_ID);
  }

  /** The id as the entry shows it, empty where it does not. */
  static String text(Entry entry) {
    String own = entry.getAttributeValue(UNIQUE_ID);
    String found = own == null ? entry.getAttributeValue(UUID_ATTRIBUTE) : own;
    return found == null ? "" : found;
  }

  /** The same as it is told with changes, or null. */
  static @Nullable UUID of(Entry entry) {
    String digits = text(entry).replace("-", "");
    if (digits.length() != 2 * DIGITS_OF_HALF) {
      return null;
    }
    try {
      return new UUID(
          Long.parseUnsignedLong(digits.substring(0, DIGITS_OF_HALF), HEX),
          Long.parseUnsignedLong(digits.substring(DIGITS_OF_HALF), HEX));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Entries that have one of these ids. */
  static Filter anyOf(Collection<UUID> ids) {
    List<Filter> each = new ArrayList<>();
    for (UUID id : ids) {
      each.add(Filter.createEqualityFilter(UUID_ATTRIBUTE, id.toString()));
      each.add(Filter.createEqualityFilter(UNIQUE_ID, inFours(id)));
    }
    return Filter.createORFilter(each);
  }

  private static String inFours(UUID id) {
    String digits = id.toString().replace("-", "");
    return String.join(
        "-",
        digits.substring(0, 8),
        digits.substring(8, 16),
        digits.substring(16, 24),
        digits.substring(24));
  }
}
