package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.SearchScope;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import org.hes4j.directory.Records;
import org.hes4j.directory.SourcesPage;
import org.junit.jupiter.api.Test;

/** What a user reads when a directory cannot be read whole, word for word. */
class LdapFailureMessagesTest {
  private static final String SOURCE = "LDAP ldap://127.0.0.1:PORT/dc=example,dc=com (mail): ";

  static final String DOWN =
      SOURCE
          + "cannot connect: connect error (91), \"Connection refused\". There is no "
          + "connection. Is the server up, and are host and port right?";

  static final String ALL_DOWN =
      "LDAP ldap://127.0.0.1:PORT or ldap://127.0.0.1:PORT/dc=example,dc=com (mail): "
          + "cannot connect to any of 2 servers: ldap://127.0.0.1:PORT connect error (91), "
          + "\"Connection refused\"; ldap://127.0.0.1:PORT connect error (91), \"Connection "
          + "refused\". There is no connection. Is the server up, and are host and port "
          + "right?";

  static final String REFUSED_BIND =
      SOURCE
          + "cannot bind as cn=reader,dc=example,dc=com: invalid credentials (49), \"who is "
          + "that?\". The server does not know that DN with that password. Check both.";

  static final String REFUSED_START_TLS =
      SOURCE
          + "cannot encrypt the connection (StartTLS): protocol error (2), \"no TLS here\". "
          + "Nothing was sent unencrypted. Switch StartTLS on at the server, or use an "
          + "ldaps:// URL.";

  private static final String ASK_WITHOUT_PAGES =
      "Whether that was everything cannot be known. Ask for everything in one answer "
          + "(withoutPaging, --page-size 0 of imhs-cmd), or look at the server's and any proxy's "
          + "support of paged results.";

  static final String HALF_ANSWER =
      SOURCE
          + "the server answered success, but with no word on whether more pages follow (RFC "
          + "2696), after 4 entries. "
          + ASK_WITHOUT_PAGES;

  static final String FULL_PAGE =
      SOURCE
          + "the server answered success, but with a full page of 3 and no word on whether more "
          + "pages follow (RFC 2696), after 3 entries. "
          + ASK_WITHOUT_PAGES;

  static final String TEXT =
      SOURCE
          + "the server answered success, but with the text \"Proxy can't contact remote server\", "
          + "after 2 entries. It may have left out a part, as a proxy does that cannot reach a "
          + "server behind it. See to what the text says; where a server always adds one, have it "
          + "accepted (acceptServerText, --accept-server-text of imhs-cmd).";

  static final String HIDDEN =
      SOURCE
          + "uid=ann,dc=example,dc=com came without an address, though the server counts it among "
          + "those that have one, (mail=*), after 1 entry. Access rules hide the values from this "
          + "bind DN, and whose they are would be taken for gone. Let it read them; or, to pass "
          + "over such entries, give a filter of your own, be it the same (filter, --filter of "
          + "imhs-cmd).";

  static final String HIDDEN_BASE =
      SOURCE
          + "the server found nobody below dc=example,dc=com and does not show that entry, after 0 "
          + "entries. Access rules hide it from this bind DN, and perhaps everybody below it. Let "
          + "it search and read there (entry and objectClass), or check the base DN.";

  static final String ALIAS =
      SOURCE
          + "the base DN dc=example,dc=com is an alias, and aliases are not followed, after 0 "
          + "entries. Give the DN that it stands for, ou=people,dc=example,dc=com.";

  static final String HALF_VALUES =
      SOURCE
          + "the server sent only a part of the values of proxyAddresses;range=2-* of "
          + "cn=ann,dc=example,dc=com: the next piece is missing, after 1 entry. The entry "
          + "may have changed meanwhile: try again. If it stays so, raise the server's limit "
          + "(Active Directory: MaxValRange).";

  static final String SIZE_LIMIT =
      SOURCE
          + "the search broke off after 2 entries: size limit exceeded (4). The server hands "
          + "out no more than that to this client; paging alone does not lift the limit. "
          + "Raise it for the bind DN (OpenLDAP: olcLimits or limits dn.exact=\"BIND DN\" "
          + "size=unlimited size.prtotal=unlimited; 389-ds: nsSizeLimit and "
          + "nsPagedSizeLimit; others: size limit of the user).";

  static final String TIME_LIMIT =
      SOURCE
          + "the search broke off after 2 entries: time limit exceeded (3), \"too slow\". "
          + "Raise the server's time limit for the bind DN (OpenLDAP: olcLimits or limits "
          + "time=unlimited), or index the attributes of the filter.";

  static final String CUT_CONNECTION =
      SOURCE
          + "the search broke off after 2 entries: server down (81). The connection was "
          + "lost. Is the server up? Does something between cut idle connections?";

  static final String NOTICE =
      SOURCE
          + "the search broke off after 2 entries: the server gave notice that it ends the "
          + "connection, server down (81), \"back\\u{a}at six\". Somebody stops it, or it "
          + "ends sessions after a time. Try again when it is up.";

  static final String MALFORMED =
      SOURCE
          + "the search broke off after 2 entries: the answer is malformed, decoding error (84). "
          + "The server's answer is not LDAP. Check the port; an ldaps port needs an ldaps:// "
          + "URL.";

  static final String REFERRAL =
      SOURCE
          + "a part of the directory lies elsewhere and was not read: the server refers to "
          + "ldap://b.example.com/dc=b??sub, after 2 entries. Referrals are not followed "
          + "unless asked for. Have them followed, or read that server as a source of its "
          + "own and choose a base DN or filter that leaves the referral out, or ask a "
          + "server that holds the whole (Active Directory: the global catalog, port 3268, "
          + "with TLS 3269).";

  private static int unusedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The message of the failed read, with the one thing in it that differs from run to run. */
  private static String message(LdapRecipientSourceBuilder source) {
    LdapSourceException e =
        catchThrowableOfType(LdapSourceException.class, () -> Records.of(source.build()));
    String message = e.getMessage().replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:PORT");
    SourcesPage.assertListed(message);
    return message;
  }

  private static String message(ScriptedServer.Script script) throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(script)) {
      return message(server.source());
    }
  }

  @Test
  void down() throws Exception {
    assertThat(
            message(
                LdapRecipientSource.builder(
                    "ldap://127.0.0.1:" + unusedPort() + "/dc=example,dc=com")))
        .isEqualTo(DOWN);
  }

  @Test
  void allDown() throws Exception {
    assertThat(
            message(
                LdapRecipientSource.builder(
                        "ldap://127.0.0.1:" + unusedPort() + "/dc=example,dc=com")
                    .alternative("ldap://127.0.0.1:" + unusedPort())))
        .isEqualTo(ALL_DOWN);
  }

  @Test
  void refusedBind() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(ScriptedSearch::success)) {
      server.bindCode(49);
      assertThat(message(server.source().bind("cn=reader,dc=example,dc=com", () -> "word")))
          .isEqualTo(REFUSED_BIND);
    }
  }

  @Test
  void refusedStartTls() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(ScriptedSearch::success)) {
      assertThat(message(server.source().startTls())).isEqualTo(REFUSED_START_TLS);
    }
  }

  @Test
  void halfAnswer() throws Exception {
    boolean[] second = new boolean[1];
    assertThat(
            message(
                search -> {
                  search.people(2);
                  boolean last = second[0];
                  second[0] = true;
                  return last ? search.success() : search.morePages();
                }))
        .isEqualTo(HALF_ANSWER);
  }

  @Test
  void fullPage() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(search -> search.people(3).success())) {
      assertThat(message(server.source().pageSize(3))).isEqualTo(FULL_PAGE);
    }
  }

  @Test
  void successWithAText() throws Exception {
    assertThat(
            message(search -> search.people(2).successSaying("Proxy can't contact remote server")))
        .isEqualTo(TEXT);
  }

  @Test
  void hiddenValues() throws Exception {
    assertThat(message(search -> search.entry("dn: uid=ann,dc=example,dc=com").success()))
        .isEqualTo(HIDDEN);
  }

  @Test
  void hiddenBase() throws Exception {
    assertThat(message(ScriptedSearch::success)).isEqualTo(HIDDEN_BASE);
  }

  @Test
  void aliasedBase() throws Exception {
    assertThat(
            message(
                search ->
                    search.request().getScope().equals(SearchScope.BASE)
                        ? search
                            .entry(
                                "dn: dc=example,dc=com",
                                "objectClass: alias",
                                "aliasedObjectName: ou=people,dc=example,dc=com")
                            .success()
                        : search.success()))
        .isEqualTo(ALIAS);
  }

  @Test
  void halfOfTheValues() throws Exception {
    assertThat(
            message(
                search ->
                    search.attributes().contains("proxyAddresses;range=2-*")
                        ? search.success()
                        : search
                            .entry(
                                "dn: cn=ann,dc=example,dc=com",
                                "proxyAddresses;range=0-1: smtp:a@example.com",
                                "proxyAddresses;range=0-1: smtp:b@example.com")
                            .success()))
        .isEqualTo(HALF_VALUES);
  }

  @Test
  void sizeLimit() throws Exception {
    assertThat(message(search -> search.people(2).refuse(4, ""))).isEqualTo(SIZE_LIMIT);
  }

  @Test
  void timeLimit() throws Exception {
    assertThat(message(search -> search.people(2).refuse(3, "too slow"))).isEqualTo(TIME_LIMIT);
  }

  @Test
  void cutConnection() throws Exception {
    assertThat(message(search -> search.people(2).hangUp())).isEqualTo(CUT_CONNECTION);
  }

  @Test
  void noticeOfDisconnection() throws Exception {
    assertThat(message(search -> search.people(2).giveNotice("back\nat six"))).isEqualTo(NOTICE);
  }

  @Test
  void malformedData() throws Exception {
    // A message without a content (RFC 4511, 4.1.1).
    byte[] message = {0x30, 0x03, 0x02, 0x01, 0x02};
    assertThat(message(search -> search.people(2).send(message))).isEqualTo(MALFORMED);
  }

  @Test
  void referral() throws Exception {
    assertThat(
            message(
                search -> search.people(2).reference("ldap://b.example.com/dc=b??sub").success()))
        .isEqualTo(REFERRAL);
  }

  @Test
  void aJvmWithoutTlsIsNotTakenForAnErrorOfOurs() {
    Exception reason = new KeyStoreException("problem accessing trust store");

    LdapSourceException failure =
        new ConnectFailures("the directory", 0)
            .noTls(new NoSuchAlgorithmException("Error constructing implementation", reason));

    assertThat(failure)
        .hasMessage(
            "the directory: cannot encrypt the connection: this JVM has no usable TLS (problem"
                + " accessing trust store). Check the system properties that begin with"
                + " javax.net.ssl, or give whom to trust.");
  }

  /** As System.getenv gives where a variable is not set. */
  @Test
  @SuppressWarnings("NullAway")
  void aKeyStoreWhosePasswordIsNotSetIsReadWithoutOne() {
    assertThat(new KeyFile(Path.of("keys.p12"), () -> null).secret()).isEmpty();
  }
}
