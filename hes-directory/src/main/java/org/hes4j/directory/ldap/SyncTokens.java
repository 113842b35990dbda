package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import org.hes4j.recipient.ChangeToken;
import org.jspecify.annotations.Nullable;

/**
 * Makes tokens of a server's cookies, and knows which ones hold.
 *
 * @param question the fingerprint of what is asked
 * @param directory the id of the directory that is asked
 */
record SyncTokens(String question, String directory) {

  /**
   * The cookie to ask with.
   *
   * @throws StartOver when there is none
   */
  ASN1OctetString cookie(@Nullable ChangeToken since) {
    if (since == null) {
      throw new StartOver("there is no token of an earlier read");
    }
    if (!since.question().equals(question)) {
      throw new StartOver(
          "the token was made for another question: filter, base DN, scope, attributes or bind DN"
              + " have changed");
    }
    SyncPoint point = SyncPoint.of(since);
    if (point == null) {
      throw new StartOver("the token cannot be read");
    }
    if (!point.directory().equals(directory)) {
      throw new StartOver(
          "the token was made in another directory: the base entry has been created anew, or this"
              + " server is no replica of the one before");
    }
    return point.cookie();
  }

  ChangeToken token(@Nullable ASN1OctetString cookie, SyncFailures failures) {
    if (cookie == null) {
      throw failures.noCookie("gave no cookie");
    }
    try {
      return new SyncPoint(directory, cookie).token(question);
    } catch (IllegalArgumentException e) {
      throw failures.noCookie("its cookie of " + cookie.getValueLength() + " bytes is too long");
    }
  }
}
