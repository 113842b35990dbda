package org.hes4j.directory.ldap;

/** Entries for real servers, as LDIF. */
final class People {
  private People() {}

  /** That many below {@code dc=example,dc=com}, each with one address. */
  static String ldif(int count) {
    StringBuilder ldif = new StringBuilder();
    for (int number = 1; number <= count; number++) {
      ldif.append("dn: uid=p").append(number).append(",dc=example,dc=com\n");
      ldif.append("objectClass: inetOrgPerson\ncn: Person ").append(number).append("\nsn: P\n");
      ldif.append("mail: p").append(number).append("@example.com\n\n");
    }
    return ldif.toString();
  }

  /** A unit below {@code dc=example,dc=com} with one person in it. */
  static String unit(String unit, String uid) {
    return """
        dn: ou=%1$s,dc=example,dc=com
        objectClass: organizationalUnit
        ou: %1$s

        dn: uid=%2$s,ou=%1$s,dc=example,dc=com
        objectClass: inetOrgPerson
        cn: %2$s
        sn: %2$s
        mail: %2$s@example.com
        """
        .formatted(unit, uid);
  }
}
