package org.hes4j.directory.ldap;

import java.util.Set;

/**
 * Which referrals are followed.
 *
 * @param hosts the lower-case host names the caller has named
 */
record Referrals(ReferralPolicy policy, Set<String> hosts) {

  static final Referrals FAIL = new Referrals(ReferralPolicy.FAIL, Set.of());

  /** Longest way from server to server; what is longer is a mistake. */
  static final int MAX_HOPS = 10;

  boolean follows() {
    return policy == ReferralPolicy.FOLLOW;
  }

  /**
   * Whether that server may be given the credentials.
   *
   * @param trustworthy whether the referral itself came over an encrypted connection; otherwise
   *     anybody on the way could have put a host of his own there
   */
  boolean allows(LdapServer server, boolean encrypted, boolean trustworthy) {
    return hosts.contains(server.host()) || (encrypted && trustworthy);
  }
}
