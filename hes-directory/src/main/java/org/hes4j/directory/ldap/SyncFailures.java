package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import org.hes4j.recipient.ChangesIncompleteException;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.recipient.RecipientSourceException;

/** Says in words for people why a directory's changes could not be told, and what to do. */
final class SyncFailures {
  private static final String READ_WHOLE = "read the directory whole each time";

  private final String source;

  SyncFailures(String source) {
    this.source = source;
  }

  /** The server does not know the control, or not for whoever reads. */
  ChangesNotSupportedException control(String said) {
    return unsupported(
        "the server does not tell changes: " + said,
        "Switch content synchronization (RFC 4533) on for this bind DN (OpenLDAP: overlay syncprov"
            + " on the database; 389-ds: the Content Synchronization plugin), or "
            + READ_WHOLE);
  }

  ChangesNotSupportedException severalSearches() {
    return unsupported(
        "changes can be told of one search only, and there are several",
        "Choose one base DN above them all, or " + READ_WHOLE);
  }

  ChangesNotSupportedException referral(List<String> urls) {
    return unsupported(
        "a part of the directory lies elsewhere, and what changes there is not told: the server"
            + " refers to "
            + ServerText.of(String.join(" ", urls)),
        "Read that server as a source of its own, or " + READ_WHOLE);
  }

  ChangesNotSupportedException valueRanges(String dn) {
    return unsupported(
        "the server sends the values of " + ServerText.of(dn) + " in pieces",
        "Raise the server's limit of values, or " + READ_WHOLE);
  }

  ChangesNotSupportedException noCookie(String found) {
    return unsupported(
        "the server sent everything, but " + found + " to ask for changes with (RFC 4533)",
        "Look at the server's content synchronization, or " + READ_WHOLE);
  }

  /** Who may not see that is told of no change, and of changed entries that they are gone. */
  ChangesNotSupportedException hidden(long hidden, long entries, String attribute) {
    return unsupported(
        "the server hides "
            + attribute
            + " of "
            + hidden
            + " of "
            + ServerSaid.counted(entries)
            + " from this bind DN, and would leave their changes out",
        "Let it read entryUUID and entryCSN of the entries, or " + READ_WHOLE);
  }

  /** It ended with success all the same. */
  ChangesIncompleteException incomplete(String found) {
    return new ChangesIncompleteException(
        ServerSaid.message(
            source,
            "the server does not tell everything that it holds: " + found,
            "A slapd that was killed is so until something is changed (syncprov-checkpoint keeps"
                + " that rare); if it stays so, "
                + READ_WHOLE));
  }

  /** The server ended with success what should have gone on. */
  RecipientSourceException watchEnded(boolean refreshed, long entries) {
    return refreshed
        ? new LdapSourceException(
            ServerSaid.message(
                source,
                "the server ended the watch with success, after " + ServerSaid.counted(entries),
                "Watch again; if it stays so, look at the server's content synchronization"),
            ResultCode.SUCCESS.intValue(),
            entries,
            null)
        : unsupported(
            "the server does not tell changes as they happen (RFC 4533, refreshAndPersist)",
            "Ask for changes from time to time, or " + READ_WHOLE);
  }

  private ChangesNotSupportedException unsupported(String what, String remedy) {
    return new ChangesNotSupportedException(ServerSaid.message(source, what, remedy));
  }

  /**
   * One of several servers knows less than the token does. To read it whole would take away whoever
   * has come since, so that is left to somebody who knows why.
   */
  LdapSourceException behind(LDAPException e, long entries) {
    return new LdapSourceException(
        ServerSaid.message(
            source,
            "the server does not take the token, which another one may have given: "
                + ServerSaid.of(e),
            "A replica that lags behind says so: try again later. If the directory was restored"
                + " from a backup, read it whole once, without the token: an incremental store keeps"
                + " it, so delete the store's folder"),
        e.getResultCode().intValue(),
        entries,
        null);
  }

  /** One of several servers has never been filled to the end, or tells no changes. */
  LdapSourceException unfinished(long entries) {
    return new LdapSourceException(
        ServerSaid.message(
            source,
            "the server gave no cookie to ask for changes with (RFC 4533), after "
                + ServerSaid.counted(entries),
            "A replica that was cut short when it was first filled (OpenLDAP: without contextCSN)"
                + " does so, and lacks whoever did not come. Look at its replication, or leave it out"
                + " of the servers; if it does tell no changes, "
                + READ_WHOLE),
        ResultCode.SUCCESS.intValue(),
        entries,
        null);
  }

  /** An answer that is not what RFC 4533 says. */
  LdapSourceException answer(String found, long entries) {
    return new LdapSourceException(
        ServerSaid.message(
            source,
            "the server's answer about changes is not complete: "
                + found
                + " (RFC 4533), after "
                + ServerSaid.counted(entries),
            "What has changed cannot be known. Look at the server's and any proxy's support of"
                + " content synchronization, or "
                + READ_WHOLE),
        ResultCode.SUCCESS.intValue(),
        entries,
        null);
  }
}
