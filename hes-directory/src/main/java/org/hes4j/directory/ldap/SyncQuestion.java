package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The fingerprint of what a directory is asked. Servers are no part of it: those named as
 * alternatives hold the same. Whoever reads is, for he may see more or less than another.
 */
final class SyncQuestion {
  /** 128 bits, as hexadecimal digits. */
  private static final int DIGITS = 32;

  private SyncQuestion() {}

  static String fingerprint(LdapSettings settings) {
    List<String> parts = new ArrayList<>();
    for (LdapSearch search : settings.searches()) {
      parts.add("base " + normalized(search.baseDn()));
      parts.add("scope " + search.scope().intValue());
      parts.add("filter " + search.filter().toNormalizedString());
    }
    settings.wanted().addresses().forEach(name -> parts.add("address " + lower(name)));
    settings.wanted().names().forEach(name -> parts.add("name " + lower(name)));
    Login login = settings.login();
    parts.add("reader " + (login == null ? "anonymous" : lower(login.identity())));
    return digest(parts);
  }

  private static String normalized(String dn) {
    try {
      return new DN(dn).toNormalizedString();
    } catch (LDAPException e) {
      return dn;
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String digest(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }
}
