package org.hes4j.directory.ldap;

import static com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse.createRefreshPresentResponse;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.ADD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.controls.ContentSyncDoneControl;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hes4j.directory.SourcesPage;
import org.hes4j.recipient.RecipientSourceException;
import org.junit.jupiter.api.Test;

/** What a user reads when a directory's changes cannot be told: as docs/sources.md lists it. */
class ChangeFailureMessagesTest {
  private static final String SOURCE = "LDAP ldap://127.0.0.1:PORT/dc=example,dc=com (mail): ";
  private static final UUID A = new UUID(1, 1);

  private static void fails(
      String begin,
      ScriptedServer.Script script,
      UnaryOperator<LdapRecipientSourceBuilder> settings,
      Consumer<LdapRecipientSource> reading)
      throws Exception {
    answered(
        begin,
        search -> search.cookie() == null ? search.success() : script.answer(search),
        settings,
        reading);
  }

  private static void answered(
      String begin,
      ScriptedServer.Script script,
      UnaryOperator<LdapRecipientSourceBuilder> settings,
      Consumer<LdapRecipientSource> reading)
      throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(script)) {
      LdapRecipientSource source = settings.apply(server.source()).build();
      RecipientSourceException e =
          catchThrowableOfType(RecipientSourceException.class, () -> reading.accept(source));
      String message = e.getMessage().replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:PORT");
      assertThat(message).startsWith(SOURCE + begin);
      SourcesPage.assertListed(message);
    }
  }

  private static void read(String begin, ScriptedServer.Script script) throws Exception {
    fails(begin, script, UnaryOperator.identity(), source -> new Mirror().read(source));
  }

  /** Of a server that shows that to plain searches, and tells of one entry. */
  private static void readBeside(String begin, ScriptedServer.Script plain) throws Exception {
    answered(
        begin,
        search ->
            switch (String.valueOf(search.cookie())) {
              case "null" -> plain.answer(search);
              case "" -> search.state(ADD, A, "a").synced("one", false);
              default -> search.synced("one", true);
            },
        UnaryOperator.identity(),
        source -> new Mirror().read(source));
  }

  private static void watch(String begin, ScriptedServer.Script script) throws Exception {
    fails(
        begin,
        script,
        UnaryOperator.identity(),
        source -> source.watch(null, new Mirror().draft()).run());
  }

  @Test
  void aServerWithoutTheControl() throws Exception {
    read("the server does not tell changes: ", search -> search.refuse(12, "not here"));
  }

  @Test
  void entriesThatHideTheirIds() throws Exception {
    readBeside("the server hides the id", search -> search.people(2).success());
  }

  @Test
  void entriesThatAreNotTold() throws Exception {
    readBeside(
        "the server does not tell everything",
        search -> search.plain(A, "a").plain(new UUID(2, 2), "b").success());
  }

  @Test
  void severalSearches() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(ScriptedSearch::success)) {
      LdapRecipientSource source = server.source().alsoSearch("ou=b,dc=example,dc=com").build();
      RecipientSourceException e =
          catchThrowableOfType(RecipientSourceException.class, () -> new Mirror().read(source));
      SourcesPage.assertListed(
          e.getMessage().replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:PORT"));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aReferralThatWouldBeFollowed() throws Exception {
    fails(
        "a part of the directory lies elsewhere, and what changes there is not told: ",
        search -> search.reference("ldap://b.example.com/dc=b??sub").synced("one", false),
        settings -> settings.followReferralsTo("b.example.com"),
        source -> new Mirror().read(source));
  }

  @Test
  void valuesInPieces() throws Exception {
    read(
        "the server sends the values of cn=ann,dc=example,dc=com in pieces",
        search ->
            search
                .state(ADD, A, "dn: cn=ann,dc=example,dc=com", "mail;range=0-0: a@example.com")
                .synced("one", false));
  }

  @Test
  void noCookie() throws Exception {
    read(
        "the server sent everything, but gave no cookie",
        search -> search.state(ADD, A, "a").success(new ContentSyncDoneControl(null, false)));
  }

  @Test
  void noCookieOfOneOfSeveralServers() throws Exception {
    for (boolean watched : new boolean[] {false, true}) {
      fails(
          "the server gave no cookie",
          search ->
              watched
                  ? search.state(ADD, A, "a").standing(createRefreshPresentResponse(null, true))
                  : search.state(ADD, A, "a").success(new ContentSyncDoneControl(null, false)),
          settings -> settings.alternative("ldap://127.0.0.1:1"),
          source -> {
            if (watched) {
              source.watch(null, new Mirror().draft()).run();
            } else {
              new Mirror().read(source);
            }
          });
    }
  }

  @Test
  void anAnswerWithoutItsEnd() throws Exception {
    read(
        "the server does not tell changes: how the answer ended is missing",
        search -> search.state(ADD, A, "a").success());
  }

  @Test
  void anAnswerThatIsMalformed() throws Exception {
    read(
        "the server's answer about changes is not complete: ",
        search ->
            search
                .state(ADD, A, "a")
                .success(
                    new Control(
                        ContentSyncDoneControl.SYNC_DONE_OID, false, new ASN1OctetString("x"))));
  }

  @Test
  void aReplicaThatLagsBehind() throws Exception {
    ScriptedServer.Script script =
        search ->
            search.cookie().isEmpty()
                ? search.synced("one", false)
                : search.refuse(53, "consumer state is newer than provider!");
    try (ScriptedServer server =
        ScriptedServer.answering(
            search -> search.cookie() == null ? search.empty() : script.answer(search))) {
      LdapRecipientSource source =
          server.source().alternative("ldap://127.0.0.1:" + server.port()).build();
      Mirror mirror = new Mirror().read(source);
      RecipientSourceException e =
          catchThrowableOfType(RecipientSourceException.class, () -> mirror.read(source));
      SourcesPage.assertListed(
          e.getMessage().replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:PORT"));
    }
  }

  @Test
  void aWatchThatIsNotPossible() throws Exception {
    watch("the server does not tell changes as they happen ", search -> search.synced("one", true));
  }

  @Test
  void aWatchThatTheServerEnds() throws Exception {
    watch(
        "the server ended the watch with success",
        search ->
            search
                .info(createRefreshPresentResponse(new ASN1OctetString("one"), true))
                .synced("one", true));
  }
}
