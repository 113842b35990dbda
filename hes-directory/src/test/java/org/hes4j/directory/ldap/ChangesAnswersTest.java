package org.hes4j.directory.ldap;

import static com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse.SYNC_INFO_OID;
import static com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse.createNewCookieResponse;
import static com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse.createRefreshDeleteResponse;
import static com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse.createRefreshPresentResponse;
import static com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse.createSyncIDSetResponse;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.ADD;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.DELETE;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.MODIFY;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.PRESENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.IntermediateResponse;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.controls.ContentSyncDoneControl;
import com.unboundid.ldap.sdk.controls.ContentSyncStateControl;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.recipient.RecipientSourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of answers that RFC 4533 allows, and of those that it does not. */
class ChangesAnswersTest {
  private static final UUID A = new UUID(1, 1);
  private static final UUID B = new UUID(2, 2);
  private static final UUID C = new UUID(3, 3);
  private static final UUID NEW = new UUID(4, 4);

  private static final String[] ABC = {"a@example.com", "b@example.com", "c@example.com"};
  private static final String INCOMPLETE = "the server's answer about changes is not complete: ";

  private static ASN1OctetString cookie(String text) {
    return new ASN1OctetString(text);
  }

  private static String cookieOf(Mirror mirror) {
    return Objects.requireNonNull(SyncPoint.of(Objects.requireNonNull(mirror.token())))
        .cookie()
        .stringValue();
  }

  private static ScriptedSearch abc(ScriptedSearch search) throws LDAPException {
    return search.state(ADD, A, "a").state(ADD, B, "b").state(ADD, C, "c");
  }

  /**
   * What is known when somebody who knows a, b and c has asked, and that was the answer, of a
   * server that seems empty to plain searches.
   */
  private static Mirror after(ScriptedServer.Script script) throws Exception {
    return after(script, ScriptedSearch::success);
  }

  /** The same of a server that answers plain searches like that. */
  private static Mirror after(ScriptedServer.Script script, ScriptedServer.Script plain)
      throws Exception {
    ScriptedServer.Script whole =
        search ->
            switch (String.valueOf(search.cookie())) {
              case "null" -> plain.answer(search);
              case "" -> abc(search).synced("first", false);
              default -> script.answer(search);
            };
    try (ScriptedServer server = ScriptedServer.answering(whole)) {
      LdapRecipientSource source = server.source().responseTimeout(Duration.ofSeconds(5)).build();
      Mirror mirror = new Mirror().read(source);
      try {
        mirror.read(source);
      } catch (RecipientSourceException e) {
        assertThat(mirror.addresses()).containsExactly(ABC);
        assertThat(cookieOf(mirror)).isEqualTo("first");
        throw e;
      }
      return mirror;
    }
  }

  /** What somebody reads who knows nothing, when that is the answer. */
  private static Mirror first(ScriptedServer.Script script) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search -> search.cookie() == null ? search.success() : script.answer(search))) {
      return new Mirror().read(server.source().build());
    }
  }

  @Test
  void theCookieThatWasGivenIsAskedWith() throws Exception {
    Mirror mirror =
        after(
            search -> {
              assertThat(search.cookie()).isEqualTo("first");
              return search.state(ADD, NEW, "new").synced("second", true);
            });
    assertThat(mirror.told()).containsExactly("put");
    assertThat(cookieOf(mirror)).isEqualTo("second");
  }

  @Test
  void deletionsAreHonouredInEachOfTheirForms() throws Exception {
    Mirror mirror =
        after(
            search ->
                search
                    .info(createSyncIDSetResponse(null, List.of(A, NEW), true))
                    .state(DELETE, B, "b")
                    .state(MODIFY, C, "changed")
                    .synced("second", true),
            plain -> plain.plain(C, "changed").success());
    assertThat(mirror.addresses()).containsExactly("changed@example.com");
  }

  @Test
  void whoeverIsNotSaidToBeThereIsGoneAfterAPresentPhase() throws Exception {
    Mirror mirror =
        after(
            search ->
                search
                    .state(PRESENT, A, "a")
                    .info(createSyncIDSetResponse(null, List.of(NEW), false))
                    .state(ADD, NEW, "new")
                    .synced("second", false));
    assertThat(mirror.addresses()).containsExactly("a@example.com", "new@example.com");
  }

  @Test
  void aDeletePhaseMayFollowAPresentPhase() throws Exception {
    Mirror mirror =
        after(
            search ->
                search
                    .info(createSyncIDSetResponse(null, List.of(A, B), false))
                    .info(createRefreshPresentResponse(null, false))
                    .state(DELETE, A, "a")
                    .synced("second", true),
            plain -> plain.plain(B, "b").success());
    assertThat(mirror.addresses()).containsExactly("b@example.com");
    assertThat(mirror.told())
        .containsExactly("stillThere", "stillThere", "othersAreGone", "removed");
  }

  @Test
  void theLastCookieCountsWhereverItCame() throws Exception {
    assertThat(
            cookieOf(
                after(
                    search ->
                        search
                            .info(createNewCookieResponse(cookie("one")))
                            .info(createRefreshDeleteResponse(cookie("two"), true))
                            .success(new ContentSyncDoneControl(null, true)))))
        .isEqualTo("two");
    assertThat(cookieOf(after(search -> search.success(new ContentSyncDoneControl(null, true)))))
        .isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(ints = {4096, 2, 53, 1, 80})
  void aRefusedCookieLeadsToAFullReadThatSaysSo(int code) throws Exception {
    Mirror mirror = after(search -> search.state(ADD, NEW, "new").refuse(code, "not that one"));
    assertThat(mirror.addresses()).containsExactly(ABC);
    assertThat(mirror.told().get(0))
        .startsWith("startOver: the server does not take the token: ")
        .endsWith("(" + code + "), \"not that one\"");
    assertThat(mirror.told()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {4096, 2, 53, 1, 80, 3, 4, 11, 51, 52})
  void whatRefusesAFullReadIsAFailure(int code) {
    assertThatThrownBy(() -> first(search -> abc(search).refuse(code, "no")))
        .isInstanceOfSatisfying(
            LdapSourceException.class, e -> assertThat(e.resultCode()).isEqualTo(code))
        .hasMessageContaining("the search broke off after 3 entries: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 11, 51, 52, 32})
  void aLimitIsNoRefusedCookie(int code) {
    assertThatThrownBy(() -> after(search -> search.state(ADD, NEW, "new").refuse(code, "no")))
        .isInstanceOfSatisfying(
            LdapSourceException.class, e -> assertThat(e.resultCode()).isEqualTo(code));
  }

  @Test
  void anAnswerToATokenThatDoesNotSayHowItEndedLeadsToAFullRead() throws Exception {
    Mirror mirror = after(search -> search.state(ADD, NEW, "new").success());
    assertThat(mirror.told().get(0)).isEqualTo("startOver: how the answer ended is missing");
    assertThat(mirror.addresses()).containsExactly(ABC);
    assertThat(cookieOf(mirror)).isEqualTo("first");
  }

  @Test
  void aServerThatNeverSaysHowAnAnswerEndedTellsNoChanges() {
    assertThatThrownBy(() -> first(search -> abc(search).success()))
        .isExactlyInstanceOf(ChangesNotSupportedException.class)
        .hasMessageContaining("the server does not tell changes: how the answer ended is missing");
  }

  @Test
  void anEndThatCannotBeReadIsAFailure() {
    assertThatThrownBy(
            () ->
                after(
                    search ->
                        search.success(
                            new Control(
                                ContentSyncDoneControl.SYNC_DONE_OID, false, cookie("junk")))))
        .hasMessageContaining(INCOMPLETE + "how the answer ended cannot be read");
  }

  @Test
  void anEntryWithoutItsStateLeadsToAFullRead() throws Exception {
    Mirror mirror = after(search -> search.state(ADD, NEW, "new").people(1).synced("second", true));
    assertThat(mirror.told().get(0)).isEqualTo("startOver: an entry came without its state");
    assertThat(mirror.addresses()).containsExactly(ABC);
    assertThat(cookieOf(mirror)).isEqualTo("first");
  }

  @Test
  void aServerThatNeverSaysTheStateOfEntriesTellsNoChanges() {
    assertThatThrownBy(() -> first(search -> search.people(1).synced("one", true)))
        .isExactlyInstanceOf(ChangesNotSupportedException.class)
        .hasMessageContaining("the server does not tell changes: an entry came without its state");
  }

  @Test
  void aStateThatCannotBeReadIsAFailure() {
    assertThatThrownBy(
            () ->
                after(
                    search -> {
                      search
                          .connection()
                          .sendSearchResultEntry(
                              search.id(),
                              new Entry("uid=x," + search.baseDn()),
                              new Control(
                                  ContentSyncStateControl.SYNC_STATE_OID, false, cookie("junk")));
                      return search.synced("second", true);
                    }))
        .hasMessageContaining(INCOMPLETE + "the state of an entry cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {SYNC_INFO_OID, "1.2.3"})
  void aMessageThatIsNotUnderstoodIsAFailure(String oid) {
    assertThatThrownBy(
            () ->
                after(
                    search ->
                        search
                            .info(new IntermediateResponse(oid, cookie("junk")))
                            .synced("second", true)))
        .hasMessageContaining(INCOMPLETE + "a message ");
  }

  @Test
  void anEntrySaidToBeAsItWasThatIsNotKnownLeadsToAFullRead() throws Exception {
    Mirror mirror =
        after(
            search ->
                search
                    .info(createSyncIDSetResponse(null, List.of(A, NEW), false))
                    .synced("second", false));
    assertThat(mirror.told().get(0))
        .isEqualTo(
            "startOver: the server says of an entry that it is as it was, and it is not known here");
    assertThat(mirror.addresses()).containsExactly(ABC);
    assertThat(cookieOf(mirror)).isEqualTo("first");
  }

  @Test
  void inAFullReadSuchAnEntryIsAFailure() {
    assertThatThrownBy(() -> first(search -> search.state(PRESENT, A, "a").synced("one", false)))
        .isInstanceOf(LdapSourceException.class)
        .hasMessageContaining(INCOMPLETE + "an entry is named that never came");
  }

  @Test
  void aServerThatNamesNobodyIsNotBelievedThatAllAreGone() throws Exception {
    Mirror mirror = after(search -> search.state(MODIFY, A, "x").synced("second", false));
    assertThat(mirror.told().get(0))
        .isEqualTo(
            "startOver: the server does not say which of the entries known here are still there");
    assertThat(mirror.addresses()).containsExactly(ABC);
  }

  @Test
  void aServerThatGivesNoCookieOrOneTooLongTellsNoChanges() {
    assertThatThrownBy(
            () -> first(search -> abc(search).success(new ContentSyncDoneControl(null, false))))
        .isInstanceOf(ChangesNotSupportedException.class)
        .hasMessageContaining("the server sent everything, but gave no cookie");
    assertThatThrownBy(() -> first(search -> abc(search).synced("x".repeat(70_000), false)))
        .isInstanceOf(ChangesNotSupportedException.class)
        .hasMessageContaining("its cookie of 70000 bytes is too long");
  }

  @Test
  void aLostConnectionIsAFailure() {
    assertThatThrownBy(() -> after(search -> search.state(ADD, NEW, "new").hangUp()))
        .isInstanceOf(LdapSourceException.class)
        .hasMessageContaining("the search broke off after 1 entry: server down (81)");
  }

  @Test
  void aServerThatFallsSilentIsAFailure() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search.cookie() == null
                    ? search.success()
                    : search.state(ADD, A, "a").standing(createNewCookieResponse(cookie("one"))))) {
      LdapRecipientSource source = server.source().responseTimeout(Duration.ofMillis(200)).build();
      assertThatThrownBy(() -> new Mirror().read(source))
          .isInstanceOfSatisfying(
              LdapSourceException.class, e -> assertThat(e.resultCode()).isEqualTo(85))
          .hasMessageContaining("timeout (85), \"no answer within 200 ms\"");
      LdapRecipientSource limited = server.source().readLimit(Duration.ofMillis(200)).build();
      assertThatThrownBy(() -> new Mirror().read(limited))
          .hasMessageContaining("the whole read took longer than 200 ms");
    }
  }

  @Test
  void anInterruptIsAFailureThatLeavesTheFlagSet() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search -> search.cookie() == null ? search.success() : abc(search).synced("a", true))) {
      LdapRecipientSource source = server.source().build();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> source.readChanges(null, new Mirror().draft()))
          .isInstanceOf(LdapSourceException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
