package org.hes4j.directory.ldap;

/** What becomes of a part of the directory that the server says lies on another server. */
public enum ReferralPolicy {
  /** The read fails and names the other server. The default. */
  FAIL,

  /**
   * The other server is read too, with the same credentials. See {@link
   * LdapRecipientSourceBuilder#referrals} for which servers get them.
   */
  FOLLOW
}
