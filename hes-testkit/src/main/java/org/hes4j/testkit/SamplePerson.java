package org.hes4j.testkit;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import java.util.List;

/** An entry of the sample directory, before it is one. */
record SamplePerson(String uid, String displayName, List<String> mail, List<String> alternates) {

  static SamplePerson of(String uid, String displayName, String... mail) {
    return new SamplePerson(uid, displayName, List.of(mail), List.of());
  }

  static DN dn(String uid) {
    return new DN(
        new RDN("uid", uid),
        new RDN("ou", "people"),
        new RDN("dc", "example"),
        new RDN("dc", "com"));
  }

  Entry entry() {
    Entry entry = new Entry(dn(uid));
    entry.addAttribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson");
    entry.addAttribute("uid", uid);
    entry.addAttribute("cn", displayName);
    entry.addAttribute("sn", displayName.substring(displayName.lastIndexOf(' ') + 1));
    entry.addAttribute("displayName", displayName);
    if (!mail.isEmpty()) {
      entry.addAttribute(new Attribute("mail", mail));
    }
    if (!alternates.isEmpty()) {
      entry.addAttribute(new Attribute("mailAlternateAddress", alternates));
    }
    return entry;
  }
}
