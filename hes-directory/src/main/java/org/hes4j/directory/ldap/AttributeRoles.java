package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the attributes that a server returns are to us. Asked for each attribute of each entry, so
 * every description is looked at once and remembered. Not thread-safe.
 */
final class AttributeRoles {
  private final List<String> addresses;
  private final List<String> names;
  private final Map<String, Role> known = new HashMap<>();

  /**
   * Roles.
   *
   * @param addresses the attributes asked for their addresses
   * @param names those asked for a display name, the preferred one first
   */
  AttributeRoles(List<String> addresses, List<String> names) {
    this.addresses = addresses;
    this.names = names;
  }

  /**
   * What one attribute is.
   *
   * @param holdsAddresses whether its values are addresses
   * @param nameRank how many attributes are preferred to it for a display name, or {@link #NO_NAME}
   */
  record Role(boolean holdsAddresses, int nameRank) {
    static final int NO_NAME = Integer.MAX_VALUE;
  }

  /** What the attribute of that description, as it was returned, is. */
  Role of(String returned) {
    Role role = known.get(returned);
    if (role == null) {
      role = new Role(holdsAddresses(returned), nameRank(returned));
      known.put(returned, role);
    }
    return role;
  }

  /**
   * A server may answer under another of the attribute's names (asked for rfc822Mailbox, OpenLDAP
   * answers mail), so whatever is not known for a display name counts as an address.
   */
  private boolean holdsAddresses(String returned) {
    String base = Attribute.getBaseName(returned);
    return contains(addresses, base) || !contains(names, base);
  }

  private static boolean contains(List<String> names, String base) {
    return names.stream().anyMatch(name -> Attribute.getBaseName(name).equalsIgnoreCase(base));
  }

  /** A name in a language of its own ({@code cn;lang-de}) is not the one that was asked for. */
  private int nameRank(String returned) {
    for (int rank = 0; rank < names.size(); rank++) {
      if (names.get(rank).equalsIgnoreCase(returned)) {
        return rank;
      }
    }
    return Role.NO_NAME;
  }
}
