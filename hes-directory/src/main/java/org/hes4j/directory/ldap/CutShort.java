package org.hes4j.directory.ldap;

import org.jspecify.annotations.Nullable;

/**
 * An attribute of which the server has sent the first piece only.
 *
 * @param received the last piece that came
 * @param displayName the entry's name for people, or null
 */
record CutShort(String dn, ValueRange received, @Nullable String displayName) {

  CutShort upTo(ValueRange next) {
    return new CutShort(dn, next, displayName);
  }
}
