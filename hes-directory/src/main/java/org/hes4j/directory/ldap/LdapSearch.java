package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchScope;

/** What to ask for: below which entry, how deep, and which entries. */
record LdapSearch(String baseDn, SearchScope scope, Filter filter) {}
