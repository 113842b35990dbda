package org.hes4j.examples.command;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/** A directory as large and as odd as real ones, as LDIF, and who of it are recipients. */
final class Organisation {
  private static final int PEOPLE = 2500;

  /** {@code mail: } and it do not fit into the 78 columns of {@code ldapsearch -L}. */
  private static final String LONG = "a".repeat(50) + "@long.department.example.com";

  private final StringBuilder ldif = new StringBuilder();
  private final Set<String> byRecipe = new TreeSet<>();
  private final Set<String> everyone = new TreeSet<>();

  Organisation() {
    ldif.append("dn: ou=people,dc=example,dc=com\nobjectClass: organizationalUnit\nou: people\n");
    for (int i = 0; i < PEOPLE; i++) {
      person("p%04d".formatted(i), i % 10);
    }
    add("mailer", "mail: mailer@example.com");
    found("mailer@example.com");
    add("long", "mail: " + LONG);
    everyone.add(LONG);
    add("blank", "mail:: " + base64(" blank@example.com"));
    everyone.add("blank@example.com");
  }

  private void person(String uid, int kind) {
    switch (kind) {
      case 0 -> add(uid);
      case 1 -> {
        add(uid, "mail: " + uid + "@example.com", "mail: " + uid + ".alias@example.org");
        found(uid + "@example.com");
        found(uid + ".alias@example.org");
      }
      default -> {
        add(uid, "mail: " + uid.replace('p', 'P') + "@Example.COM");
        found(uid + "@example.com");
      }
    }
  }

  private void found(String address) {
    byRecipe.add(address);
    everyone.add(address);
  }

  private void add(String uid, String... lines) {
    ldif.append("\ndn: uid=").append(uid).append(",ou=people,dc=example,dc=com\n");
    ldif.append("objectClass: inetOrgPerson\nuid: ").append(uid).append("\ncn: ").append(uid);
    ldif.append("\nsn: ").append(uid).append('\n');
    for (String line : lines) {
      ldif.append(line).append('\n');
    }
  }

  private static String base64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  String ldif() {
    return ldif.toString();
  }

  /**
   * Those whom the vendor's recipe brings whole: it cuts the long address and loses base64 values.
   */
  Set<String> byRecipe() {
    return byRecipe;
  }

  /** All recipients. */
  Set<String> everyone() {
    return everyone;
  }
}
