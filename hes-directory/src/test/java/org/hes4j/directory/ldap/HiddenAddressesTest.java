package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.controls.ContentSyncState;
import java.util.Map;
import java.util.UUID;
import org.hes4j.directory.Records;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that are found by their addresses and come without them. */
class HiddenAddressesTest {
  private static final String BARE = "dn: uid=bare,dc=example,dc=com";
  private static final String HIDES = "uid=bare,dc=example,dc=com came without an address, though";

  private static ScriptedServer answering(int others, String... bare) throws Exception {
    return ScriptedServer.answering(search -> search.people(others).entry(bare).success());
  }

  /** The first entry is read by the SDK, the others are taken out of the answer. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 300})
  void endTheReadWhereTheFilterIsTheDefault(int others) throws Exception {
    for (String[] bare : new String[][] {{BARE}, {BARE, "cn: Bare", "displayName: B"}}) {
      try (ScriptedServer server = answering(others, bare)) {
        String after = ", after " + ServerSaid.counted(others + 1);
        assertThatThrownBy(() -> Records.of(server.source().build()))
            .isInstanceOf(LdapSourceException.class)
            .hasMessageContaining(HIDES)
            .hasMessageContaining(after);
        assertThatThrownBy(() -> Records.of(server.source().withoutPaging().build()))
            .hasMessageContaining(HIDES);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  void areLeftOutWhereTheFilterIsSomebodysOwn(int others) throws Exception {
    try (ScriptedServer server = answering(others, BARE, "cn: Bare")) {
      for (LdapRecipientSourceBuilder source :
          new LdapRecipientSourceBuilder[] {
            server.source().filter("(mail=*)"),
            LdapRecipientSource.builder(server.url() + "??sub?(mail=*)"),
            server.source().profile(DirectoryProfile.DOMINO),
          }) {
        Records records = Records.of(source.build());
        assertThat(records.values()).hasSize(others);
        assertThat(records.leftOut()).isEqualTo(Map.of(NoAddress.KIND, 1));
      }
    }
  }

  @Test
  void endTheReadWithAProfileThatHasNoFilter() throws Exception {
    try (ScriptedServer server = answering(1, BARE)) {
      assertThatThrownBy(
              () -> Records.of(server.source().profile(DirectoryProfile.OPENLDAP).build()))
          .hasMessageContaining(HIDES)
          .hasMessageContaining("(|(mail=*)(mailLocalAddress=*))");
    }
  }

  @Test
  void goByTheFilterOfEachBase() throws Exception {
    ScriptedServer.Script script =
        search ->
            search.baseDn().startsWith("ou=b")
                ? search.entry(BARE).success()
                : search.people(1).success();
    try (ScriptedServer server = ScriptedServer.answering(script)) {
      assertThatThrownBy(() -> Records.of(server.source().alsoSearch("ou=b").build()))
          .hasMessageContaining(HIDES);
      assertThat(Records.of(server.source().alsoSearch("ou=b", "(uid=*)").build()).leftOut())
          .isEqualTo(Map.of(NoAddress.KIND, 1));
    }
  }

  /** Under whichever name: OpenLDAP, asked for rfc822Mailbox, answers mail. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail: a@example.com",
        "mail;lang-de: a@example.com",
        "MAIL: a@example.com",
        "rfc822Mailbox: a@example.com",
        "0.9.2342.19200300.100.1.3: a@example.com",
        "mail;range=0-*: a@example.com",
      })
  void areNoneThatHaveAnAttributeWhichMayBeIt(String line) throws Exception {
    for (int others : new int[] {0, 2}) {
      try (ScriptedServer server = answering(others, BARE, "cn: Bare", line)) {
        assertThat(Records.of(server.source().build()).values()).hasSize(others + 1);
      }
    }
  }

  /** Without a value it is there, and was not hidden. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void areNoneThatHaveTheAttributeWithoutAValue(int others) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(search -> search.people(others).emptyMail("uid=bare").success())) {
      assertThat(Records.of(server.source().build()).leftOut())
          .isEqualTo(Map.of(NoAddress.KIND, 1));
    }
  }

  @Test
  void endTheTellingOfChangesToo() throws Exception {
    UUID id = new UUID(1, 1);
    ScriptedServer.Script script =
        search ->
            search.cookie() == null
                ? search.success()
                : search.state(ContentSyncState.ADD, id, BARE, "cn: Bare").synced("one", false);
    try (ScriptedServer server = ScriptedServer.answering(script)) {
      assertThatThrownBy(() -> new Mirror().read(server.source().build()))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining(HIDES);
    }
  }

  private static SlapdServer hiding() {
    return SlapdServer.builder()
        .ldif(People.ldif(3))
        .ldif(People.unit("board", "boss"))
        .configuration("access to dn.subtree=\"ou=board,dc=example,dc=com\" attrs=mail by * search")
        .configuration("access to * by * read")
        .contentSynchronization(100)
        .start();
  }

  @Test
  @RequiresSlapd
  void areFoundInARealServer() {
    try (SlapdServer slapd = hiding()) {
      String hides = "uid=boss,ou=board,dc=example,dc=com came without an address, though";
      LdapRecipientSource source = LdapRecipientSource.builder(slapd.url()).build();
      assertThatThrownBy(() -> Records.of(source)).hasMessageContaining(hides);
      assertThatThrownBy(() -> new Mirror().read(source)).hasMessageContaining(hides);
      assertThat(
              Records.of(LdapRecipientSource.builder(slapd.url()).filter("(mail=*)").build())
                  .values())
          .hasSize(3);
    }
  }
}
