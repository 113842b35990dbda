package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchScope;

/**
 * What to ask for: below which entry, how deep, and which entries.
 *
 * @param anyAddress whether the filter is nobody's own, but takes whoever has one of the attributes
 */
record LdapSearch(String baseDn, SearchScope scope, Filter filter, boolean anyAddress) {}
