package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.LDAPResponse;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import java.util.List;
import java.util.Set;
import org.hes4j.recipient.ChangeToken;
import org.jspecify.annotations.Nullable;

/** Asks one server what has changed, and for everything where it cannot say. */
final class SyncSession {
  /**
   * With what servers refuse a cookie. RFC 4533 says e-syncRefreshRequired; OpenLDAP calls one that
   * it cannot read a protocol error, and is unwilling where it knows less than the cookie does.
   * Asked for everything, they either tell it or say the same again.
   */
  private static final Set<ResultCode> REFUSES_COOKIE =
      Set.of(
          ResultCode.E_SYNC_REFRESH_REQUIRED,
          ResultCode.PROTOCOL_ERROR,
          ResultCode.UNWILLING_TO_PERFORM,
          ResultCode.OPERATIONS_ERROR,
          ResultCode.OTHER);

  /** 389 Directory Server lets nobody ask for changes who has not bound, and says the second. */
  private static final Set<ResultCode> NOT_FOR_US =
      Set.of(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, ResultCode.INSUFFICIENT_ACCESS_RIGHTS);

  private final SyncConnection at;
  private final ContentSyncRequestMode mode;
  private final SyncRequest request;
  private final SyncTold told;
  private final SyncEntries entries;
  private final SyncTokens tokens;

  SyncSession(
      SyncConnection at, ContentSyncRequestMode mode, SyncMessages messages, SyncTold told) {
    this.at = at;
    this.mode = mode;
    this.request = new SyncRequest(at, messages);
    this.told = told;
    this.entries = new SyncEntries(at.settings(), at.failures(), at.progress());
    this.tokens = new SyncTokens(SyncQuestion.fingerprint(at.settings()), at.directoryId());
  }

  /**
   * Tells everything since then. Returns when all has been told and the consumer has caught up; a
   * standing request returns only when its messages are closed.
   */
  void run(@Nullable ChangeToken since) {
    try {
      tell(tokens.cookie(since));
    } catch (StartOver e) {
      told.changes().startOver(e.reason());
      everything();
    }
  }

  /** Does not start over again, lest that go on without end. */
  private void everything() {
    try {
      tell(null);
    } catch (StartOver e) {
      throw at.syncFailures().incomplete(e.reason());
    }
  }

  private void tell(@Nullable ASN1OctetString cookie) {
    SyncAnswer answer = ask(cookie, told);
    if (mode == ContentSyncRequestMode.REFRESH_ONLY) {
      ChangeToken token = token(answer);
      new SyncCheck(at, this::putSince).of(answer);
      told.caughtUp().accept(token);
    }
  }

  /**
   * A replica that was cut short when it was first filled gives no cookie. With several servers
   * this may be one, and another server may hold more.
   */
  private ChangeToken token(SyncAnswer answer) {
    if (answer.cookie() == null && at.settings().servers().size() > 1) {
      throw at.syncFailures().unfinished(entries.count());
    }
    return tokens.token(answer.cookie(), at.syncFailures());
  }

  private EntryIds putSince(ASN1OctetString cookie) {
    PutsOnly since = new PutsOnly(told.changes());
    ask(cookie, new SyncTold(since, token -> {}));
    return since.ids();
  }

  /** Returns at the end of the answer; a standing request has none. */
  private SyncAnswer ask(@Nullable ASN1OctetString cookie, SyncTold to) {
    request.send(mode, cookie);
    SyncAnswer answer = new SyncAnswer(entries, at.syncFailures(), to.changes(), cookie);
    boolean ended = false;
    while (!ended && !request.isClosed()) {
      List<LDAPResponse> messages = request.take().stream().filter(request::isAnsweredBy).toList();
      ended = take(messages, answer);
      if (mode == ContentSyncRequestMode.REFRESH_AND_PERSIST
          && answer.refreshed()
          && !messages.isEmpty()
          && !request.isClosed()) {
        request.stand();
        answer.forgetNames();
        to.caughtUp().accept(token(answer));
      }
    }
    return answer;
  }

  /** Whether one of them was the last. */
  private boolean take(List<LDAPResponse> messages, SyncAnswer answer) {
    for (LDAPResponse message : messages) {
      if (message instanceof SearchResult result) {
        end(result, answer);
        return true;
      }
      if (request.isClosed()) {
        return true;
      }
      answer.take(message);
    }
    return false;
  }

  private void end(SearchResult result, SyncAnswer answer) {
    ResultCode code = result.getResultCode();
    if (!ResultCode.SUCCESS.equals(code)) {
      throw failure(result, answer);
    }
    if (mode == ContentSyncRequestMode.REFRESH_AND_PERSIST) {
      throw at.syncFailures().watchEnded(answer.refreshed(), entries.count());
    }
    at.failures().requireNoText(result, entries.count());
    answer.done(result);
  }

  private RuntimeException failure(SearchResult result, SyncAnswer answer) {
    ResultCode code = result.getResultCode();
    List<String> urls = List.of(result.getReferralURLs());
    LDAPException e = new LDAPException(result);
    if (code.equals(ResultCode.UNWILLING_TO_PERFORM)
        && answer.withCookie()
        && at.settings().servers().size() > 1) {
      return at.syncFailures().behind(e, entries.count());
    }
    if (REFUSES_COOKIE.contains(code) && answer.withCookie() && !answer.refreshed()) {
      return new StartOver("the server does not take the token: " + ServerSaid.of(e));
    }
    if (NOT_FOR_US.contains(code) && !answer.refreshed()) {
      return at.syncFailures().control(ServerSaid.of(e));
    }
    if (code.equals(ResultCode.REFERRAL)) {
      return at.settings().referrals().follows()
          ? at.syncFailures().referral(urls)
          : at.failures().referral(urls, entries.count());
    }
    return at.failure(e);
  }
}
