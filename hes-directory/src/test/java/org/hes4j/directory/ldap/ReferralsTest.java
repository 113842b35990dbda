package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.hes4j.directory.Records;
import org.junit.jupiter.api.Test;

/** Parts of the directory that lie on other servers. */
class ReferralsTest {

  private static LdapSourceException failure(LdapRecipientSourceBuilder source) {
    return catchThrowableOfType(LdapSourceException.class, () -> Records.of(source.build()));
  }

  private static ScriptedServer branch() throws Exception {
    return ScriptedServer.answering(
        search -> search.entry("dn: uid=b," + search.baseDn(), "mail: b@example.com").success());
  }

  private static String below(ScriptedServer server, String rest) {
    return "ldap://127.0.0.1:" + server.port() + "/" + rest;
  }

  @Test
  void aReferenceAmongTheEntriesIsFollowedWithTheSameCredentials() throws Exception {
    try (ScriptedServer branch = branch();
        ScriptedServer main =
            ScriptedServer.answering(
                search ->
                    search
                        .people(2)
                        .reference(below(branch, "ou=b,dc=example,dc=com??sub"))
                        .success())) {
      Records records =
          Records.of(
              main.source().bind("cn=reader", () -> "word").followReferralsTo("127.0.0.1").build());
      assertThat(records.values())
          .containsExactly("p1@example.com", "p2@example.com", "b@example.com");
      assertThat(branch.requests())
          .containsExactly("bind cn=reader", "search ou=b,dc=example,dc=com");
    }
  }

  @Test
  void aReferralInsteadOfEntriesIsFollowedWithTheBaseItLeavesOut() throws Exception {
    try (ScriptedServer branch = branch();
        ScriptedServer main = ScriptedServer.answering(search -> search.refer(below(branch, "")))) {
      assertThat(Records.of(main.source().followReferralsTo("127.0.0.1").build()).values())
          .containsExactly("b@example.com");
      assertThat(branch.requests()).containsExactly("search dc=example,dc=com");
    }
  }

  @Test
  void ofSeveralWaysTheFirstThatCanBeReachedIsTaken() throws Exception {
    try (ScriptedServer branch = branch();
        ScriptedServer gone = branch();
        ScriptedServer main =
            ScriptedServer.answering(
                search ->
                    search
                        .reference(below(gone, "ou=x"), "http://x/", below(branch, "ou=y"))
                        .success())) {
      gone.stop();
      assertThat(Records.of(main.source().followReferralsTo("127.0.0.1").build()).values())
          .containsExactly("b@example.com");
      assertThat(branch.requests()).containsExactly("search ou=y");
    }
  }

  @Test
  void aReferralToAHostNotNamedIsAFailureThatNamesIt() throws Exception {
    try (ScriptedServer main =
        ScriptedServer.answering(
            search -> search.people(1).reference("ldaps://evil.example.com/dc=x").success())) {
      assertThat(failure(main.source().followReferralsTo("127.0.0.1")))
          .hasMessageContaining("the server refers to ldaps://evil.example.com/dc=x, after 1 entry")
          .hasMessageContaining("That host gets no credentials");
      // Over a plain connection anybody can forge a referral: an encrypted host is not enough.
      assertThat(failure(main.source().referrals(ReferralPolicy.FOLLOW)))
          .hasMessageContaining("That host gets no credentials");
    }
  }

  @Test
  void aReferralThatIsNoLdapUrlIsAFailure() throws Exception {
    try (ScriptedServer main =
        ScriptedServer.answering(
            search -> search.reference("ldap:///dc=x", "http://127.0.0.1/", "?").success())) {
      assertThat(failure(main.source().followReferralsTo("127.0.0.1")))
          .hasMessageContaining("the server refers to ldap:///dc=x http://127.0.0.1/ ?");
    }
  }

  @Test
  void aServerThatCannotBeReachedIsAFailureThatNamesIt() throws Exception {
    try (ScriptedServer gone = branch();
        ScriptedServer main =
            ScriptedServer.answering(
                search -> search.people(3).reference(below(gone, "ou=x")).success())) {
      gone.stop();
      LdapSourceException e = failure(main.source().followReferralsTo("127.0.0.1"));
      assertThat(e)
          .hasMessageStartingWith("LDAP " + below(gone, "ou=x") + " (mail): cannot connect: ");
      assertThat(e.entriesRead()).isEqualTo(3);
    }
  }

  @Test
  void whatTheOtherServerRefusesIsAFailure() throws Exception {
    try (ScriptedServer branch = ScriptedServer.answering(s -> s.people(1).refuse(4, ""));
        ScriptedServer main =
            ScriptedServer.answering(
                search -> search.people(3).reference(below(branch, "ou=x")).success())) {
      LdapSourceException e = failure(main.source().followReferralsTo("127.0.0.1"));
      assertThat(e)
          .hasMessageStartingWith(
              "LDAP "
                  + below(branch, "ou=x")
                  + " (mail): the search broke off after 4 entries: size limit exceeded (4)");
      assertThat(e.resultCode()).isEqualTo(4);
    }
  }

  @Test
  void aCircleIsAFailure() throws Exception {
    ScriptedServer[] servers = new ScriptedServer[2];
    servers[0] =
        ScriptedServer.answering(
            s -> s.reference(below(servers[1], "dc=example,dc=com")).success());
    servers[1] =
        ScriptedServer.answering(
            s -> s.reference(below(servers[0], "dc=example,dc=com")).success());
    try (ScriptedServer first = servers[0];
        ScriptedServer second = servers[1]) {
      assertThat(failure(first.source().followReferralsTo("127.0.0.1")))
          .hasMessageContaining("where it was asked for already, after 0 entries")
          .hasMessageContaining("contradict each other");
      assertThat(second.requests()).hasSize(1);
    }
  }

  @Test
  void aWayWithoutEndIsAFailure() throws Exception {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        ScriptedServer.answering(s -> s.reference(below(self[0], "ou=x," + s.baseDn())).success());
    try (ScriptedServer server = self[0]) {
      LdapSourceException e = failure(server.source().followReferralsTo("127.0.0.1"));
      assertThat(e).hasMessageContaining("the 11th server in a row");
      assertThat(server.requests()).hasSize(11);
    }
  }

  @Test
  void aReferralInTheMiddleOfAnAnswerIsAFailure() throws Exception {
    try (ScriptedServer branch = branch();
        ScriptedServer main =
            ScriptedServer.answering(search -> search.people(1).refer(below(branch, "ou=x")))) {
      assertThat(failure(main.source().followReferralsTo("127.0.0.1")))
          .hasMessageContaining("in the middle of an answer, after 1 entry");
      assertThat(branch.requests()).isEmpty();
    }
  }
}
