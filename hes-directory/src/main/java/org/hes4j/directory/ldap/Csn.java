package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * OpenLDAP's change sequence numbers: a time, a counter, the number of the server that made the
 * change, and another counter, all of a fixed width, so that those of one server compare as texts.
 */
final class Csn {
  /** When an entry was changed; a server finds what to tell by it. */
  static final String OF_ENTRY = "entryCSN";

  /** Begins what OpenLDAP writes of them into a cookie. */
  static final String IN_COOKIE = "csn=";

  private Csn() {}

  /** Up to where the cookie knows the changes of each server; empty where it is not OpenLDAP's. */
  static Map<String, String> known(ASN1OctetString cookie) {
    Map<String, String> known = new TreeMap<>();
    String text = cookie.stringValue();
    int from = text.indexOf(IN_COOKIE);
    if (from >= 0) {
      int comma = text.indexOf(',', from);
      String all = text.substring(from + IN_COOKIE.length(), comma < 0 ? text.length() : comma);
      for (int at = 0; at <= all.length(); ) {
        int end = all.indexOf(';', at);
        String csn = all.substring(at, end < 0 ? all.length() : end);
        server(csn).ifPresent(server -> known.put(server, csn));
        at = end < 0 ? all.length() + 1 : end + 1;
      }
    }
    return known;
  }

  /** Whether it stands for a change that is not known; one of another server may be. */
  static boolean isNewer(String csn, Map<String, String> known) {
    return server(csn).map(known::get).filter(last -> last.compareTo(csn) < 0).isPresent();
  }

  private static Optional<String> server(String csn) {
    int first = csn.indexOf('#');
    int second = csn.indexOf('#', first + 1);
    int third = csn.indexOf('#', second + 1);
    return first < 0 || second < 0 || third < 0
        ? Optional.empty()
        : Optional.of(csn.substring(second + 1, third));
  }
}
