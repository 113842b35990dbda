package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.controls.ContentSyncDoneControl;
import com.unboundid.ldap.sdk.controls.ContentSyncState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;
import org.hes4j.directory.Records;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Success with a text beside it, by which a proxy tells that it lacks a part. */
class SuccessWithTextTest {
  private static final String LACKS = "Proxy can't contact\nremote server";
  private static final String SHOWN =
      "the server answered success, but with the text \"Proxy can't contact\\u{a}remote server\"";
  private static final String CSN = "rid=000,csn=20200101000000.000000Z#000000#000#000000";
  private static final UUID ANN = new UUID(1, 1);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 300})
  void isNotBelievedInPagesOrInOneAnswer(int people) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(search -> search.people(people).successSaying(LACKS))) {
      assertThatThrownBy(() -> Records.of(server.source().build()))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining(SHOWN + ", after " + ServerSaid.counted(people));
      assertThatThrownBy(() -> Records.of(server.source().withoutPaging().build()))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining(SHOWN + ", after " + ServerSaid.counted(people));
    }
  }

  @Test
  void isBelievedWhereSomebodySaysSo() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(search -> search.people(3).successSaying(LACKS))) {
      assertThat(Records.of(server.source().acceptServerText().build()).values()).hasSize(3);
      assertThat(Records.of(server.source().acceptServerText().withoutPaging().build()).values())
          .hasSize(3);
    }
  }

  @Test
  void aBlankTextIsNone() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(search -> search.people(3).successSaying(" \n"))) {
      assertThat(Records.of(server.source().build()).values()).hasSize(3);
    }
  }

  @Test
  void atAFurtherBaseEndsTheReadToo() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search.baseDn().startsWith("ou=b")
                    ? search.people(1).successSaying(LACKS)
                    : search.people(2).success())) {
      assertThatThrownBy(() -> Records.of(server.source().alsoSearch("ou=b").build()))
          .hasMessageContaining(SHOWN + ", after 3 entries");
    }
  }

  /** Told to somebody who knows nothing, where plain searches are answered like that. */
  private static Mirror told(ScriptedServer.Script plain, String text, boolean accept)
      throws Exception {
    ContentSyncDoneControl done = new ContentSyncDoneControl(new ASN1OctetString("one"), false);
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search.cookie() == null
                    ? plain.answer(search)
                    : search.state(ContentSyncState.ADD, ANN, "ann").successSaying(text, done))) {
      LdapRecipientSourceBuilder source = server.source();
      return new Mirror().read((accept ? source.acceptServerText() : source).build());
    }
  }

  private static LDAPMessage ann(ScriptedSearch search) throws LDAPException, IOException {
    return search.plain(ANN, "ann").success();
  }

  @Test
  void isNotBelievedOfChanges() throws Exception {
    assertThatThrownBy(() -> told(SuccessWithTextTest::ann, LACKS, false))
        .isInstanceOf(LdapSourceException.class)
        .hasMessageContaining(SHOWN + ", after 1 entry");
    assertThat(told(SuccessWithTextTest::ann, LACKS, true).addresses())
        .containsExactly("ann@example.com");
    assertThat(told(SuccessWithTextTest::ann, "", false).addresses())
        .containsExactly("ann@example.com");
  }

  @Test
  void isNotBelievedWhereChangesAreHeldAgainstPlainSearches() {
    assertThatThrownBy(
            () -> told(search -> search.plain(ANN, "ann").successSaying(LACKS), "", false))
        .isInstanceOf(LdapSourceException.class)
        .hasMessageContaining(SHOWN);
  }

  @Test
  void isNotBelievedWhereLaterChangesAreLookedFor() throws Exception {
    ContentSyncDoneControl done = new ContentSyncDoneControl(new ASN1OctetString(CSN), true);
    ScriptedServer.Script script =
        search ->
            search.cookie() != null
                ? search.state(ContentSyncState.ADD, ANN, "ann").success(done)
                : search.request().getFilter().toString().contains("entryCSN>=")
                    ? search.successSaying(LACKS)
                    : search
                        .plain(ANN, "ann", "entryCSN: 20200101000000.000000Z#000000#000#000000")
                        .success();
    try (ScriptedServer server = ScriptedServer.answering(script)) {
      LdapRecipientSource source = server.source().build();
      Mirror mirror = new Mirror().read(source);
      assertThatThrownBy(() -> mirror.read(source))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining(SHOWN);
    }
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** OpenLDAP takes the part that it cannot reach for empty. */
  @Test
  @RequiresSlapd
  void aPartThatLiesAtAServerOutOfReachIsMissed() throws Exception {
    try (SlapdServer slapd =
        SlapdServer.builder()
            .ldif(People.ldif(3))
            .globalConfiguration("moduleload back_ldap")
            .globalConfiguration("database ldap")
            .globalConfiguration("suffix ou=b,dc=example,dc=com")
            .globalConfiguration("subordinate")
            .globalConfiguration("uri ldap://127.0.0.1:" + unusedPort())
            .start()) {
      LdapRecipientSource source = LdapRecipientSource.builder(slapd.url()).withoutPaging().build();
      assertThatThrownBy(() -> Records.of(source))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining(
              "the server answered success, but with the text \"Proxy can't contact remote server\""
                  + ", after 3 entries");
    }
  }
}
