package org.hes4j.directory.ldap;

import com.unboundid.ldap.listener.LDAPListener;
import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.listener.LDAPListenerConfig;
import com.unboundid.ldap.listener.LDAPListenerRequestHandler;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server whose every answer a test writes itself, for what no real server does on demand. */
final class ScriptedServer implements AutoCloseable {

  /** What to answer to a search. */
  interface Script {
    LDAPMessage answer(ScriptedSearch search) throws LDAPException, IOException;
  }

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Script script;
  private final LDAPListener listener;
  private int port;
  private int bindCode;
  private int startTlsCode = 2;

  private ScriptedServer(Script script) throws IOException {
    this.script = script;
    LDAPListenerConfig config = new LDAPListenerConfig(0, new Handler(null));
    config.setListenAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    this.listener = new LDAPListener(config);
  }

  static ScriptedServer answering(Script script) throws Exception {
    ScriptedServer server = new ScriptedServer(script);
    server.listener.startListening();
    server.port = server.listener.getListenPort();
    return server;
  }

  /** Lets binds end with that code instead of success. */
  ScriptedServer bindCode(int code) {
    bindCode = code;
    return this;
  }

  /** Lets StartTLS end with that code instead of a protocol error. */
  ScriptedServer startTlsCode(int code) {
    startTlsCode = code;
    return this;
  }

  int port() {
    return port;
  }

  String url() {
    return "ldap://127.0.0.1:" + port() + "/dc=example,dc=com";
  }

  LdapRecipientSourceBuilder source() {
    return LdapRecipientSource.builder(url());
  }

  /** What has been asked: the kind, of a search also the base DN. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    stop();
  }

  /** Listens no longer and cuts the connections. */
  void stop() {
    listener.shutDown(true);
  }

  private final class Handler extends LDAPListenerRequestHandler {
    private final LDAPListenerClientConnection connection;

    Handler(LDAPListenerClientConnection connection) {
      this.connection = connection;
    }

    @Override
    public LDAPListenerRequestHandler newInstance(LDAPListenerClientConnection connection) {
      return new Handler(connection);
    }

    @Override
    public LDAPMessage processBindRequest(
        int id, BindRequestProtocolOp request, List<Control> controls) {
      requests.add("bind " + request.getBindDN());
      return new LDAPMessage(
          id, new BindResponseProtocolOp(bindCode, null, "who is that?", null, null));
    }

    @Override
    public LDAPMessage processExtendedRequest(
        int id, ExtendedRequestProtocolOp request, List<Control> controls) {
      requests.add("extended " + request.getOID());
      return new LDAPMessage(
          id, new ExtendedResponseProtocolOp(startTlsCode, null, "no TLS here", null, null, null));
    }

    @Override
    public LDAPMessage processSearchRequest(
        int id, SearchRequestProtocolOp request, List<Control> controls) {
      requests.add("search " + request.getBaseDN());
      try {
        return script.answer(new ScriptedSearch(connection, id, request, controls));
      } catch (LDAPException | IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public LDAPMessage processAddRequest(int id, AddRequestProtocolOp r, List<Control> c) {
      throw new IllegalStateException("a source writes nothing");
    }

    @Override
    public LDAPMessage processCompareRequest(int id, CompareRequestProtocolOp r, List<Control> c) {
      throw new IllegalStateException("a source compares nothing");
    }

    @Override
    public LDAPMessage processDeleteRequest(int id, DeleteRequestProtocolOp r, List<Control> c) {
      throw new IllegalStateException("a source deletes nothing");
    }

    @Override
    public LDAPMessage processModifyRequest(int id, ModifyRequestProtocolOp r, List<Control> c) {
      throw new IllegalStateException("a source writes nothing");
    }

    @Override
    public LDAPMessage processModifyDNRequest(
        int id, ModifyDNRequestProtocolOp r, List<Control> c) {
      throw new IllegalStateException("a source renames nothing");
    }
  }
}
