package org.hes4j.directory.ldap;

import java.util.List;

/** The server answered a search with a referral instead of carrying it out. */
final class ReferralAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> urls;

  ReferralAnswer(List<String> urls) {
    super("referral", null, false, false);
    this.urls = urls;
  }

  List<String> urls() {
    return urls;
  }
}
