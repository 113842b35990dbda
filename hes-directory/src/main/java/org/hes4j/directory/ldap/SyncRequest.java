package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.LDAPResponse;
import com.unboundid.ldap.sdk.AsyncRequestID;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for changes over one connection (RFC 4533) and waits for what is answered. */
final class SyncRequest {
  private static final Filter ANY = Filter.createPresenceFilter("objectClass");

  private final SyncConnection at;
  private final SyncMessages messages;
  private @Nullable AsyncRequestID current;
  private boolean standing;
  private @Nullable AsyncRequestID probe;

  SyncRequest(SyncConnection at, SyncMessages messages) {
    this.at = at;
    this.messages = messages;
  }

  /** Asks what has changed since the cookie, or for everything; what came before is forgotten. */
  void send(ContentSyncRequestMode mode, @Nullable ASN1OctetString cookie) {
    LdapSearch search = at.settings().searches().get(0);
    SearchRequest request =
        new SearchRequest(
            messages,
            search.baseDn(),
            search.scope(),
            DereferencePolicy.NEVER,
            0,
            0,
            false,
            search.filter(),
            at.settings().wanted().all());
    request.setControls(new ContentSyncRequestControl(true, mode, cookie, false));
    abandon();
    standing = false;
    current = send(request);
  }

  private AsyncRequestID send(SearchRequest request) {
    request.setIntermediateResponseListener(messages);
    // With a limit the SDK would end the search after that time, however much came.
    request.setResponseTimeoutMillis(0);
    try {
      return at.connection().asyncSearch(request);
    } catch (LDAPException e) {
      throw at.failure(e);
    }
  }

  private void abandon() {
    if (current != null) {
      try {
        at.connection().abandon(current);
      } catch (LDAPException e) {
        throw at.failure(e);
      }
    }
  }

  /**
   * From now on the server may say nothing for as long as it likes. Now and then it is asked
   * something else, so that a connection that was lost unnoticed is noticed.
   */
  void stand() {
    standing = true;
    at.progress().withoutLimit();
  }

  /** What has come, at least one message unless {@link SyncMessages#close} was called. */
  List<LDAPResponse> take() {
    while (true) {
      List<LDAPResponse> taken = await();
      if (!taken.isEmpty() || messages.isClosed()) {
        probe = null;
        return taken;
      }
      if (!standing || probe != null) {
        // Says so itself when it was the time for the whole read that ran out.
        at.progress().timeLeft(at.failures());
        throw at.failure(
            new LDAPException(
                ResultCode.TIMEOUT, "no answer within " + patience().toMillis() + " ms"));
      }
      probe =
          send(new SearchRequest(messages, "", SearchScope.BASE, ANY, SearchRequest.NO_ATTRIBUTES));
    }
  }

  private List<LDAPResponse> await() {
    try {
      return messages.take(patience());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw at.failure(new LDAPException(ResultCode.LOCAL_ERROR, "interrupted", e));
    }
  }

  private Duration patience() {
    return at.progress().patience(at.settings().limits().response(), at.failures());
  }

  /** Whether the message answers the last request, not one before it and not a probe. */
  boolean isAnsweredBy(LDAPResponse message) {
    return current != null && message.getMessageID() == current.getMessageID();
  }

  boolean isClosed() {
    return messages.isClosed();
  }
}
