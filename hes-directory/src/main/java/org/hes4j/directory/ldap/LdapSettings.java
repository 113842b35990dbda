package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How a directory is read. */
record LdapSettings(
    LdapAddress address,
    List<String> attributes,
    List<String> nameAttributes,
    Filter filter,
    @Nullable Login login,
    @Nullable SSLContext sslContext,
    int pageSize,
    Limits limits) {

  /** Who reads. */
  record Login(String dn, Supplier<String> password) {
    /** The DN alone. */
    @Override
    public String toString() {
      return dn;
    }
  }

  /** How long to wait: for the connection, for each answer, for the whole. */
  record Limits(Duration connect, Duration response, Duration read) {}

  @Override
  public String toString() {
    return "LDAP " + address + " (" + String.join(", ", attributes) + ")";
  }
}
