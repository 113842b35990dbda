package org.hes4j.directory.ldif;

import java.util.List;

/**
 * What is read of an entry. Names are base names in lower case.
 *
 * @param addresses attributes whose values are addresses
 * @param names attributes of the display name; the first of them that an entry has is taken
 */
record LdifAttributes(List<String> addresses, List<String> names) {
  static final LdifAttributes DEFAULT =
      new LdifAttributes(List.of("mail"), List.of("displayname", "cn"));
}
