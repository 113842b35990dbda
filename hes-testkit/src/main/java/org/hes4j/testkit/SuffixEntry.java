package org.hes4j.testkit;

import java.util.Locale;

/** The topmost entry of a database, as LDIF. */
final class SuffixEntry {
  private SuffixEntry() {}

  static String of(String suffix) {
    String first = suffix.split(",", 2)[0];
    int equals = first.indexOf('=');
    String type = equals < 0 ? "" : first.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    String value = first.substring(equals + 1).strip();
    String start = "dn: " + suffix + "\n";
    return switch (type) {
      case "dc" ->
          start
              + "objectClass: dcObject\nobjectClass: organization\no: Example\ndc: "
              + value
              + "\n";
      case "o" -> start + "objectClass: organization\no: " + value + "\n";
      case "ou" -> start + "objectClass: organizationalUnit\nou: " + value + "\n";
      default ->
          throw new IllegalArgumentException(
              "suffix " + suffix + ": expected one that begins with dc=, o= or ou=");
    };
  }
}
