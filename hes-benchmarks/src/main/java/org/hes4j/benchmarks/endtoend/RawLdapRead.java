package org.hes4j.benchmarks.endtoend;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;

/** The baseline of reading a directory: the SDK, one connection, one attribute, counting values. */
final class RawLdapRead {
  private RawLdapRead() {}

  /** Arguments: port, base DN, and whether the SDK shall use its synchronous mode. */
  public static void main(String[] arguments) throws LDAPException {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setUseSynchronousMode(Boolean.parseBoolean(arguments[2]));
    Counting values = new Counting();
    try (LDAPConnection connection =
        new LDAPConnection(options, "127.0.0.1", Integer.parseInt(arguments[0]))) {
      connection.search(
          new SearchRequest(values, arguments[1], SearchScope.SUB, "(mail=*)", "mail"));
    }
    System.out.println(values.count);
  }

  private static final class Counting implements SearchResultListener {
    private static final long serialVersionUID = 1L;
    private long count;

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
      count += entry.getAttributeValues("mail").length;
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {}
  }
}
