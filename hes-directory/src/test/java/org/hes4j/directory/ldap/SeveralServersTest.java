package org.hes4j.directory.ldap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.hes4j.directory.Records;
import org.junit.jupiter.api.Test;

/** Who is asked, in which order, and what is sent before anything is encrypted. */
class SeveralServersTest {
  private static final String BASE = "dc=example,dc=com";

  private static LDAPMessage onePerson(ScriptedSearch search) throws LDAPException {
    return search.people(1).success();
  }

  private static LdapSourceException failure(LdapRecipientSourceBuilder source) {
    return catchThrowableOfType(LdapSourceException.class, () -> Records.of(source.build()));
  }

  @Test
  void aServerWithoutTlsRefusesStartTlsAndSeesNoPassword() throws Exception {
    try (ScriptedServer plain = ScriptedServer.answering(ScriptedSearch::success)) {
      assertThat(failure(plain.source().startTls().bind("cn=reader", () -> "word")))
          .hasMessageContaining("cannot encrypt the connection (StartTLS): protocol error (2)");
      assertThat(plain.requests()).containsExactly("extended 1.3.6.1.4.1.1466.20037");
    }
  }

  @Test
  void theSecondServerIsAskedWhenTheFirstCannotBeReached() throws Exception {
    try (ScriptedServer gone = ScriptedServer.answering(SeveralServersTest::onePerson);
        ScriptedServer there = ScriptedServer.answering(SeveralServersTest::onePerson)) {
      gone.stop();
      LdapRecipientSource source =
          gone.source().alternative("ldap://127.0.0.1:" + there.port()).build();
      assertThat(Records.of(source).values()).containsExactly("p1@example.com");
      assertThat(source)
          .hasToString(
              "LDAP ldap://127.0.0.1:"
                  + gone.port()
                  + " or ldap://127.0.0.1:"
                  + there.port()
                  + "/dc=example,dc=com (mail)");
    }
  }

  @Test
  void aWarningNamesWhoAnswersAndWhyTheOthersDidNot() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    try (ScriptedServer gone = ScriptedServer.answering(SeveralServersTest::onePerson);
        ScriptedServer there = ScriptedServer.answering(SeveralServersTest::onePerson)) {
      gone.stop();
      LdapRecipientSource second =
          gone.source().alternative("ldap://127.0.0.1:" + there.port()).build();
      LdapRecipientSource first =
          there.source().alternative("ldap://127.0.0.1:" + gone.port()).build();
      System.setErr(new PrintStream(logged, true, UTF_8));
      Records.of(first);
      assertThat(logged.toString(UTF_8)).isEmpty();
      Records.of(second);
      assertThat(logged.toString(UTF_8))
          .contains(
              "WARN org.hes4j.directory.ldap.LdapRecipientSource - "
                  + second
                  + ": ldap://127.0.0.1:"
                  + there.port()
                  + " answers in place of ldap://127.0.0.1:"
                  + gone.port()
                  + " connect error (91), \"Connection refused\"")
          .hasLineCount(1);
    } finally {
      System.setErr(before);
    }
  }

  @Test
  void noAnswerOfTheFirstServerLeadsToTheSecond() throws Exception {
    for (ScriptedServer.Script script :
        new ScriptedServer.Script[] {
          search -> search.refuse(51, "busy"),
          search -> search.people(1).hangUp(),
          search -> search.people(1).giveNotice("bye"),
        }) {
      try (ScriptedServer first = ScriptedServer.answering(script);
          ScriptedServer second = ScriptedServer.answering(SeveralServersTest::onePerson)) {
        assertThat(failure(first.source().alternative(second.url())))
            .hasMessageStartingWith("LDAP " + first.url() + " (mail): the search broke off");
        assertThat(second.requests()).isEmpty();
      }
    }
  }

  @Test
  void aRefusedBindLeadsToNoOtherServer() throws Exception {
    try (ScriptedServer first = ScriptedServer.answering(SeveralServersTest::onePerson);
        ScriptedServer second = ScriptedServer.answering(SeveralServersTest::onePerson)) {
      first.bindCode(49);
      assertThat(
              failure(first.source().alternative(second.url()).bindPlain("u:reader", () -> "word")))
          .hasMessageContaining("cannot bind as u:reader (SASL PLAIN): invalid credentials (49)");
      assertThat(second.requests()).isEmpty();
    }
  }

  @Test
  void anEmptyPasswordIsRefusedForSaslPlainToo() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(SeveralServersTest::onePerson)) {
      assertThat(failure(server.source().bindPlain("reader", () -> "")))
          .hasMessageContaining("the password is empty");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void allSearchesAreReadOnOneConnectionAndAnyCanFailTheRead() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search.baseDn().startsWith("ou=bad")
                    ? search.people(1).refuse(4, "")
                    : search.people(2).success())) {
      LdapRecipientSource source =
          server.source().bind("cn=x", () -> "word").alsoSearch("ou=b,dc=x", "(uid=*)").build();
      assertThat(Records.of(source).values()).hasSize(4);
      assertThat(server.requests())
          .containsExactly("bind cn=x", "search dc=example,dc=com", "search ou=b,dc=x");
      assertThat(source.toString()).endsWith("/dc=example,dc=com and ou=b,dc=x (mail)");
      assertThat(failure(server.source().alsoSearch("ou=bad").alsoSearch("ou=never")).entriesRead())
          .isEqualTo(3);
      assertThat(server.requests()).doesNotContain("search ou=never");
    }
  }

  @Test
  void aBaseThatIsNotThereIsAFailureEvenWhereTheServerAnswersSuccess() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search -> {
              boolean real = !search.baseDn().startsWith("ou=typo");
              if (real) {
                return search.people(2).success();
              }
              // As 389 Directory Server does when asked for pages.
              return search.request().getScope().equals(SearchScope.BASE)
                  ? search.refuse(32, "")
                  : search.success();
            })) {
      LdapSourceException e = failure(server.source().alsoSearch("ou=typo," + BASE));
      assertThat(e).hasMessageContaining("after 2 entries: no such object (32)");
      assertThat(e.entriesRead()).isEqualTo(2);
    }
  }

  @Test
  void settingsThatContradictEachOtherAreRefused() {
    LdapRecipientSourceBuilder mixed =
        LdapRecipientSource.builder("ldaps://a/" + BASE).alternative("ldap://b");
    assertRefused(mixed, "ldap://b:389 and ldaps://a:636: all servers must be ldaps://, or none");
    assertRefused(
        LdapRecipientSource.builder("ldaps://a/" + BASE).startTls(), "StartTLS is asked for, but");
    assertRefused(plain().trust(Path.of("x")), "use an ldaps:// URL, or StartTLS");
    assertRefused(plain().bindExternal(), "SASL EXTERNAL needs a client certificate");
    assertRefused(plain().startTls().bindExternal(), "SASL EXTERNAL needs a client certificate");
    assertThatThrownBy(() -> plain().alternative("ldap://b/dc=other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name its host and port only");
    assertThatThrownBy(() -> plain().alsoSearch("people"))
        .hasMessageContaining("base DN people: not a DN");
    assertThatThrownBy(() -> plain().bindPlain(" ", () -> "x")).hasMessageContaining("is empty");
  }

  private static LdapRecipientSourceBuilder plain() {
    return LdapRecipientSource.builder("ldap://a/" + BASE);
  }

  private static void assertRefused(LdapRecipientSourceBuilder source, String message) {
    assertThatThrownBy(source::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message);
  }
}
