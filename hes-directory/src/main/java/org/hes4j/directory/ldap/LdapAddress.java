package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an LDAP URL says: server, base DN and perhaps the search. */
record LdapAddress(
    LdapServer server,
    String baseDn,
    SearchScope scope,
    List<String> attributes,
    @Nullable Filter filter) {

  static LdapAddress parse(String text) {
    LDAPURL url = url(text);
    if (!url.baseDNProvided()) {
      throw refused(text, "no base DN");
    }
    return new LdapAddress(
        server(url),
        url.getBaseDN().toString(),
        url.scopeProvided() ? url.getScope() : SearchScope.SUB,
        url.attributesProvided() ? List.of(url.getAttributes()) : List.of(),
        url.filterProvided() ? url.getFilter() : null);
  }

  /** The server alone; a base DN in the URL must be the one that is read anyway. */
  static LdapServer alternative(String text, String baseDn) {
    LDAPURL url = url(text);
    boolean sameBase = url.getBaseDN().toString().equalsIgnoreCase(baseDn);
    boolean search = url.attributesProvided() || url.scopeProvided() || url.filterProvided();
    if (search || (url.baseDNProvided() && !sameBase)) {
      throw refused(text, "another server is asked the same; name its host and port only");
    }
    return server(url);
  }

  private static LdapServer server(LDAPURL url) {
    return new LdapServer(url.getScheme().equalsIgnoreCase("ldaps"), url.getHost(), url.getPort());
  }

  private static LDAPURL url(String text) {
    LDAPURL url;
    try {
      url = new LDAPURL(text.strip());
    } catch (LDAPException e) {
      throw refused(text, "not an LDAP URL");
    }
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("ldap") && !scheme.equals("ldaps")) {
      throw refused(text, "scheme " + scheme + " is not supported");
    }
    if (!url.hostProvided()) {
      throw refused(text, "no host");
    }
    return url;
  }

  private static IllegalArgumentException refused(String text, String problem) {
    // Somebody may have put a password before the host; such a text is not repeated.
    String shown = text.contains("@") ? "the LDAP URL" : ServerText.of(text);
    return new IllegalArgumentException(
        shown
            + ": "
            + problem
            + "; expected ldap://host:port/baseDN, such as"
            + " ldap://ldap.example.com:389/dc=example,dc=com");
  }
}
