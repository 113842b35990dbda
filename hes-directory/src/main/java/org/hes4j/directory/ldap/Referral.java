package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of the directory that lies elsewhere.
 *
 * @param urls ways to it, any of which will do (RFC 4511, 4.1.10)
 * @param path from the search of the caller to the one that met the referral
 * @param failures those of the server that sent it
 */
record Referral(List<String> urls, List<LdapTarget> path, LdapFailures failures) {

  /** The ways that may be taken, at least one. */
  List<LdapTarget> targets(LdapSettings settings, long entries) {
    if (path.size() > Referrals.MAX_HOPS) {
      throw failures.endlessReferral(urls, "the 11th server in a row", entries);
    }
    boolean trustworthy = settings.encrypted(origin().server());
    List<LdapTarget> allowed = new ArrayList<>();
    for (String url : urls) {
      target(url)
          .filter(
              target ->
                  settings
                      .referrals()
                      .allows(target.server(), settings.encrypted(target.server()), trustworthy))
          .ifPresent(allowed::add);
    }
    if (allowed.isEmpty()) {
      throw failures.foreignReferral(urls, entries);
    }
    if (allowed.stream().anyMatch(path::contains)) {
      throw failures.endlessReferral(urls, "where it was asked for already", entries);
    }
    return allowed;
  }

  List<LdapTarget> pathTo(LdapTarget target) {
    List<LdapTarget> longer = new ArrayList<>(path);
    longer.add(target);
    return List.copyOf(longer);
  }

  private LdapTarget origin() {
    return path.get(path.size() - 1);
  }

  /** What a URL leaves out is as it was in the search that met it (RFC 4511, 4.1.10 and 4.5.3). */
  private Optional<LdapTarget> target(String text) {
    LDAPURL url;
    try {
      url = new LDAPURL(text);
    } catch (LDAPException e) {
      return Optional.empty();
    }
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    if (!url.hostProvided() || !(scheme.equals("ldap") || scheme.equals("ldaps"))) {
      return Optional.empty();
    }
    LdapSearch search = origin().search();
    SearchScope scope = url.scopeProvided() ? url.getScope() : search.scope();
    return Optional.of(
        new LdapTarget(
            new LdapServer(scheme.equals("ldaps"), url.getHost(), url.getPort()),
            new LdapSearch(
                url.baseDNProvided() ? url.getBaseDN().toNormalizedString() : search.baseDn(),
                scope,
                url.filterProvided() ? url.getFilter() : search.filter(),
                search.anyAddress() && !url.filterProvided())));
  }
}
