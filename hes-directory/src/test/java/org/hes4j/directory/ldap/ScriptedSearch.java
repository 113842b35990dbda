package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.protocol.IntermediateResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.protocol.SearchResultReferenceProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.IntermediateResponse;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ContentSyncDoneControl;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.ContentSyncState;
import com.unboundid.ldap.sdk.controls.ContentSyncStateControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldif.LDIFException;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One search that a {@link ScriptedServer} answers. */
record ScriptedSearch(
    LDAPListenerClientConnection connection,
    int id,
    SearchRequestProtocolOp request,
    List<Control> controls) {

  /** RFC 4511, 4.4.1. */
  private static final String NOTICE_OF_DISCONNECTION = "1.3.6.1.4.1.1466.20036";

  String baseDn() {
    return request.getBaseDN();
  }

  /** The cookie it was asked with, empty for none; null when it is no synchronisation. */
  @Nullable String cookie() throws LDAPException {
    for (Control control : controls) {
      if (control.getOID().equals(ContentSyncRequestControl.SYNC_REQUEST_OID)) {
        ASN1OctetString cookie = new ContentSyncRequestControl(control).getCookie();
        return cookie == null ? "" : cookie.stringValue();
      }
    }
    return null;
  }

  List<String> attributes() {
    return request.getAttributes();
  }

  ScriptedSearch entry(String... ldif) throws LDAPException {
    try {
      connection.sendSearchResultEntry(id, new Entry(ldif));
      return this;
    } catch (LDIFException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** That many people, each with one address. */
  ScriptedSearch people(int count) throws LDAPException {
    for (int number = 1; number <= count; number++) {
      entry("dn: uid=p" + number + "," + baseDn(), "mail: p" + number + "@example.com");
    }
    return this;
  }

  /** One that has the attribute mail and no value of it. */
  ScriptedSearch emptyMail(String dn) throws LDAPException {
    connection.sendSearchResultEntry(id, new Entry(dn, new Attribute("mail")));
    return this;
  }

  /** One with that state (RFC 4533), and no address where the state is present or delete. */
  ScriptedSearch state(ContentSyncState state, UUID id, String uid) throws LDAPException {
    Entry entry = new Entry("uid=" + uid + "," + baseDn());
    if (state == ContentSyncState.ADD || state == ContentSyncState.MODIFY) {
      entry.addAttribute("mail", uid + "@example.com");
    }
    connection.sendSearchResultEntry(id(), entry, new ContentSyncStateControl(state, id, null));
    return this;
  }

  /** One in LDIF with that state. */
  ScriptedSearch state(ContentSyncState state, UUID id, String... ldif) throws LDAPException {
    try {
      Entry entry = new Entry(ldif);
      connection.sendSearchResultEntry(id(), entry, new ContentSyncStateControl(state, id, null));
      return this;
    } catch (LDIFException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** One as a plain search shows it that asks for its id; nothing where the filter keeps it out. */
  ScriptedSearch plain(UUID id, String uid, String... lines) throws LDAPException {
    Entry entry = new Entry("uid=" + uid + "," + baseDn());
    for (String line : lines) {
      int colon = line.indexOf(": ");
      entry.addAttribute(line.substring(0, colon), line.substring(colon + 2));
    }
    entry.addAttribute("mail", uid + "@example.com");
    entry.addAttribute("entryUUID", id.toString());
    if (request.getFilter().matchesEntry(entry)) {
      connection.sendSearchResultEntry(id(), entry);
    }
    return this;
  }

  /** A message about the progress of a synchronisation. */
  ScriptedSearch info(IntermediateResponse info) throws LDAPException {
    connection.sendIntermediateResponse(id, new IntermediateResponseProtocolOp(info));
    return this;
  }

  /** The same as the handler's answer, for a search that does not end. */
  LDAPMessage standing(IntermediateResponse info) {
    return new LDAPMessage(id, new IntermediateResponseProtocolOp(info));
  }

  /** Success of a synchronisation, with that cookie. */
  LDAPMessage synced(String cookie, boolean refreshDeletes) {
    return success(new ContentSyncDoneControl(new ASN1OctetString(cookie), refreshDeletes));
  }

  ScriptedSearch reference(String... urls) throws LDAPException {
    connection.sendSearchResultReference(id, new SearchResultReferenceProtocolOp(List.of(urls)));
    return this;
  }

  LDAPMessage success(Control... controls) {
    return new LDAPMessage(id, new SearchResultDoneProtocolOp(0, null, null, null), controls);
  }

  /** Success with a text. */
  LDAPMessage successSaying(String text, Control... controls) {
    return new LDAPMessage(id, new SearchResultDoneProtocolOp(0, null, text, null), controls);
  }

  /** The entry that is searched from, where it alone is asked for, and nobody below it. */
  LDAPMessage empty() throws LDAPException {
    if (request.getScope().equals(SearchScope.BASE)) {
      entry("dn: " + baseDn(), "objectClass: domain");
    }
    return success();
  }

  /** Success, and more pages to come. */
  LDAPMessage morePages() {
    return success(new SimplePagedResultsControl(0, new ASN1OctetString("next"), false));
  }

  LDAPMessage refuse(int code, String text) {
    return new LDAPMessage(id, new SearchResultDoneProtocolOp(code, null, text, null));
  }

  LDAPMessage refer(String... urls) {
    return new LDAPMessage(id, new SearchResultDoneProtocolOp(10, null, null, List.of(urls)));
  }

  /** Cuts the connection without a word. */
  LDAPMessage hangUp() throws IOException {
    connection.getSocket().close();
    return success();
  }

  /** Says that the connection ends, and ends it. */
  LDAPMessage giveNotice(String text) throws LDAPException, IOException {
    connection.sendUnsolicitedNotification(
        new ExtendedResult(
            0,
            ResultCode.UNAVAILABLE,
            text,
            null,
            null,
            NOTICE_OF_DISCONNECTION,
            null,
            (Control[]) null));
    return hangUp();
  }

  /** Sends bytes of the test's own. */
  LDAPMessage send(byte[] bytes) throws IOException {
    connection.getSocket().getOutputStream().write(bytes);
    return hangUp();
  }
}
