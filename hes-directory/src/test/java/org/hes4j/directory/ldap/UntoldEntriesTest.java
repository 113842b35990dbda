package org.hes4j.directory.ldap;

import static com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse.createRefreshDeleteResponse;
import static com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse.createSyncIDSetResponse;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.ADD;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.MODIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.junit.jupiter.api.Test;

/** What becomes of changes that leave out, or take for gone, whom a plain search finds. */
class UntoldEntriesTest {
  private static final UUID A = new UUID(1, 1);
  private static final UUID B = new UUID(2, 2);
  private static final UUID C = new UUID(3, 3);
  private static final UUID D = new UUID(4, 4);
  private static final String COOKIE = "rid=000,csn=1";
  private static final String SHOWN = "entryCSN: 20260101000000.000000Z#000000#000#000000";

  private ScriptedServer.Script plain = search -> abc(search).success();

  private static ScriptedSearch abc(ScriptedSearch search) throws LDAPException {
    return search.plain(A, "a", SHOWN).plain(B, "b", SHOWN).plain(C, "c", SHOWN);
  }

  private static ScriptedSearch told(ScriptedSearch search) throws LDAPException {
    return search.state(ADD, A, "a").state(ADD, B, "b").state(ADD, C, "c");
  }

  /** Reads twice: everything, and what has changed since. */
  private Mirror read(ScriptedServer.Script everything, ScriptedServer.Script changes)
      throws Exception {
    ScriptedServer.Script script =
        search ->
            switch (String.valueOf(search.cookie())) {
              case "null" -> plain.answer(search);
              case "" -> everything.answer(search);
              default -> changes.answer(search);
            };
    try (ScriptedServer server = ScriptedServer.answering(script)) {
      LdapRecipientSource source = server.source().build();
      return new Mirror().read(source).read(source);
    }
  }

  private Mirror readChanges(ScriptedServer.Script changes) throws Exception {
    return read(search -> told(search).synced(COOKIE, false), changes);
  }

  @Test
  void anEntryThatWasChangedMeanwhileIsAskedForAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Mirror mirror =
        read(
            search -> search.state(ADD, A, "a").state(ADD, B, "b").synced(COOKIE, false),
            // changed once more while it is asked again for the first time
            search ->
                asked.getAndIncrement() == 0
                    ? search.synced("rid=000,csn=2", true)
                    : search.state(MODIFY, C, "c").synced("rid=000,csn=3", true));

    assertThat(mirror.addresses())
        .containsExactly("a@example.com", "b@example.com", "c@example.com");
    assertThat(asked).as("twice to be sure, once by the second read").hasValue(3);
  }

  @Test
  void whatTheServerNeverTellsMakesItOneThatTellsNoChanges() {
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () ->
                read(
                    search -> search.state(ADD, A, "a").synced(COOKIE, false),
                    search -> {
                      asked.incrementAndGet();
                      return search.synced(COOKIE, true);
                    }))
        .isInstanceOf(ChangesNotSupportedException.class)
        .hasMessageContaining(
            "the server does not tell everything that it holds: entries are there that were not"
                + " told: 2.");
    assertThat(asked).hasValueBetween(2, 10);
  }

  @Test
  void anEntryThatIsGoneMeanwhileIsNotMissed() throws Exception {
    plain =
        search -> {
          boolean lookedUp = search.request().getFilter().toString().contains(C.toString());
          search.plain(A, "a", SHOWN).plain(B, "b", SHOWN);
          return (lookedUp ? search : search.plain(C, "c", SHOWN)).success();
        };
    Mirror mirror =
        read(
            search -> search.state(ADD, A, "a").state(ADD, B, "b").synced(COOKIE, false),
            search -> search.synced(COOKIE, true));

    assertThat(mirror.addresses()).containsExactly("a@example.com", "b@example.com");
  }

  @Test
  void whoIsThereIsNotTakenForGone() throws Exception {
    Mirror mirror =
        readChanges(
            search ->
                search
                    .info(createSyncIDSetResponse(null, List.of(A, B), true))
                    .synced("rid=000,csn=2", true));

    assertThat(mirror.told().get(0))
        .isEqualTo("startOver: entries are said to be gone that are there: 2");
    assertThat(mirror.addresses()).hasSize(3);
  }

  /** RFC 4533 ends the refresh stage so only where a watch follows; another server may not care. */
  @Test
  void neitherIsWhoIsSaidToBeGoneAfterTheRefreshStage() throws Exception {
    Mirror mirror =
        readChanges(
            search ->
                search
                    .info(createRefreshDeleteResponse(null, true))
                    .info(createSyncIDSetResponse(null, List.of(A), true))
                    .synced("rid=000,csn=2", true));

    assertThat(mirror.told().get(0))
        .isEqualTo("startOver: entries are said to be gone that are there: 1");
  }

  @Test
  void whoIsSaidToBeGoneAndWasChangedMeanwhileIsAskedForAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Mirror mirror =
        readChanges(
            search ->
                asked.getAndIncrement() == 0
                    ? search
                        .info(createSyncIDSetResponse(null, List.of(B), true))
                        .synced("rid=000,csn=2", true)
                    : search.state(MODIFY, B, "b2").synced("rid=000,csn=3", true));

    assertThat(mirror.addresses())
        .containsExactly("a@example.com", "b2@example.com", "c@example.com");
    assertThat(mirror.told()).containsExactly("removed", "put");
  }

  @Test
  void whoIsNotNamedAndIsThereIsNotTakenForGone() throws Exception {
    Mirror mirror =
        readChanges(
            search ->
                search
                    .info(createSyncIDSetResponse(null, List.of(A, B), false))
                    .synced("rid=000,csn=2", false));

    assertThat(mirror.told().get(0))
        .isEqualTo("startOver: entries are there that were not told: 1");
    assertThat(mirror.addresses()).hasSize(3);
  }

  @Test
  void moreThanCanBeLookedUpAreToldAnew() throws Exception {
    List<UUID> many = new ArrayList<>();
    for (int number = 1; number <= SyncCheck.MOST_LOOKED_UP + 1; number++) {
      many.add(new UUID(9, number));
    }
    Mirror mirror =
        readChanges(
            search -> search.info(createSyncIDSetResponse(null, many, true)).synced(COOKIE, true));
    assertThat(mirror.told().get(0))
        .isEqualTo("startOver: more than 1000 entries would have to be looked up by their id");

    mirror =
        readChanges(
            search ->
                search
                    .info(createSyncIDSetResponse(null, many.subList(1, many.size()), true))
                    .synced(COOKIE, true));
    assertThat(mirror.told()).hasSize(SyncCheck.MOST_LOOKED_UP).containsOnly("removed");
  }

  /** A reader who may not search by the id finds nobody by it, which proves nothing. */
  @Test
  void aLookThatFindsNobodyAtAllProvesNothing() throws Exception {
    plain =
        search ->
            search.request().getFilter().toString().contains("entryUUID=")
                ? search.success()
                : abc(search).success();
    Mirror mirror =
        readChanges(
            search ->
                search
                    .info(createSyncIDSetResponse(null, List.of(A), true))
                    .synced("rid=000,csn=2", true));

    assertThat(mirror.told().get(0))
        .isEqualTo(
            "startOver: entries are not found by their id (entryUUID), so none can be looked for");
  }

  @Test
  void whoMayNotSeeByWhatChangesAreToldIsToldNone() {
    ScriptedServer.Script everything = search -> told(search).synced(COOKIE, false);
    plain = search -> search.plain(A, "a", SHOWN).plain(B, "b").plain(C, "c").success();
    assertThatThrownBy(() -> read(everything, search -> search.synced(COOKIE, true)))
        .isInstanceOf(ChangesNotSupportedException.class)
        .hasMessageContaining(
            "the server hides entryCSN of 2 of 3 entries from this bind DN, and would leave their"
                + " changes out. Let it read entryUUID and entryCSN of the entries, or read");
    plain = search -> search.people(4).success();
    assertThatThrownBy(() -> read(everything, search -> search.synced(COOKIE, true)))
        .isInstanceOf(ChangesNotSupportedException.class)
        .hasMessageContaining("the server hides the id (entryUUID) of 4 of 4 entries");
  }

  @Test
  void anotherServerThanOpenLdapNeedNotShowWhenAnEntryWasChanged() throws Exception {
    plain = search -> search.plain(A, "a").success();
    Mirror mirror =
        read(
            search -> search.state(ADD, A, "a").synced("its own", false),
            search -> search.state(ADD, D, "d").synced("its own", true));

    assertThat(mirror.addresses()).containsExactly("a@example.com", "d@example.com");
  }
}
