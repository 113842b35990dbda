package org.hes4j.directory.ldap;

import static com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse.createNewCookieResponse;
import static com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse.createRefreshDeleteResponse;
import static com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse.createRefreshPresentResponse;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.ADD;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.junit.jupiter.api.Test;

/** What becomes of a watch when a server does what real ones do not do on demand. */
class WatchAnswersTest {
  private static final UUID A = new UUID(1, 1);
  private static final UUID B = new UUID(2, 2);
  private static final ASN1OctetString ONE = new ASN1OctetString("one");

  private static Watched watch(ScriptedServer server, Duration response) {
    LdapRecipientSource source =
        server.source().responseTimeout(response).readLimit(response.multipliedBy(3)).build();
    return Watched.start(source, new Mirror());
  }

  private static Watched watch(ScriptedServer server) {
    return watch(server, Duration.ofSeconds(10));
  }

  @Test
  void aQuietServerIsAskedWhetherItIsThereAndAChangeIsToldHoweverLate() throws Exception {
    CountDownLatch probed = new CountDownLatch(5);
    CompletableFuture<ScriptedSearch> standing = new CompletableFuture<>();
    try (ScriptedServer server =
            ScriptedServer.answering(
                search -> {
                  if (search.cookie() != null) {
                    standing.complete(search.state(ADD, A, "a"));
                    return search.standing(createRefreshPresentResponse(ONE, true));
                  }
                  if (search.baseDn().isEmpty()) {
                    probed.countDown();
                  }
                  return search.success();
                });
        Watched watched = watch(server, Duration.ofMillis(200))) {
      watched.await(() -> watched.mirror().addresses().size() == 1);
      assertThat(probed.await(30, TimeUnit.SECONDS)).as("five probes, past the limit").isTrue();
      standing.get().state(ADD, B, "b");
      watched.await(() -> watched.mirror().addresses().size() == 2);
    }
  }

  @Test
  void anEntryWithoutItsStateEndsAWatchThatHasCaughtUp() throws Exception {
    CompletableFuture<ScriptedSearch> standing = new CompletableFuture<>();
    try (ScriptedServer server =
        ScriptedServer.answering(
            search -> {
              if (search.cookie() == null) {
                return search.success();
              }
              standing.complete(search.state(ADD, A, "a"));
              return search.standing(createRefreshPresentResponse(ONE, true));
            })) {
      Watched watched = watch(server);
      watched.await(() -> watched.mirror().addresses().size() == 1);
      standing.get().people(1);
      assertThat(watched.failure())
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining("an entry came without its state");
      assertThat(watched.mirror().addresses()).containsExactly("a@example.com");
    }
  }

  @Test
  void aServerThatIsNoLongerThereEndsTheWatch() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer server =
        ScriptedServer.answering(
            search -> {
              if (search.cookie() != null) {
                return search.state(ADD, A, "a").standing(createRefreshPresentResponse(ONE, true));
              }
              if (search.baseDn().isEmpty()) {
                awaitQuietly(end);
              }
              return search.success();
            })) {
      Watched watched = watch(server, Duration.ofMillis(200));
      assertThat(watched.failure())
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining("timeout (85), \"no answer within 200 ms\"");
      assertThat(watched.mirror().addresses()).containsExactly("a@example.com");
      end.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aServerThatWantsARefreshLaterEndsTheWatchAndTheNextOneStartsOver() throws Exception {
    CountDownLatch known = new CountDownLatch(1);
    try (ScriptedServer server =
        ScriptedServer.answering(
            search -> {
              if (search.cookie() == null) {
                return search.success();
              }
              if (search.cookie().isEmpty()) {
                search.state(ADD, A, "a").info(createRefreshPresentResponse(ONE, true));
                awaitQuietly(known);
              }
              return search.refuse(4096, "");
            })) {
      LdapRecipientSource source = server.source().build();
      Mirror mirror = new Mirror();
      Watched first = Watched.start(source, mirror);
      first.await(() -> mirror.addresses().size() == 1);
      known.countDown();
      assertThat(first.failure()).hasMessageContaining("e-sync refresh required (4096)");
      assertThat(Watched.start(source, mirror).failure())
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining("e-sync refresh required (4096)");
      // Whose directory it is, and all; whose, with the token, and all.
      assertThat(server.requests()).hasSize(5);
    }
  }

  @Test
  void changesWithoutACookieCountWithTheOneBefore() throws Exception {
    try (ScriptedServer server =
            ScriptedServer.answering(
                search ->
                    search.cookie() == null
                        ? search.success()
                        : search
                            .info(createNewCookieResponse(ONE))
                            .info(createRefreshDeleteResponse(null, true))
                            .state(ADD, B, "b")
                            .standing(createRefreshDeleteResponse(null, false)));
        Watched watched = watch(server)) {
      watched.await(() -> watched.mirror().addresses().contains("b@example.com"));
      assertThat(SyncPoint.of(watched.mirror().token()).cookie().stringValue()).isEqualTo("one");
    }
  }

  @Test
  void aServerThatOnlyRefreshesCannotBeWatched() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search.cookie() == null
                    ? search.success()
                    : search.state(ADD, A, "a").synced("one", false))) {
      assertThat(watch(server).failure())
          .isInstanceOf(ChangesNotSupportedException.class)
          .hasMessageContaining("the server does not tell changes as they happen");
    }
  }

  @Test
  void aServerThatEndsTheWatchIsAFailure() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search.cookie() == null
                    ? search.success()
                    : search.info(createRefreshPresentResponse(ONE, true)).synced("one", false))) {
      assertThat(watch(server).failure())
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining("the server ended the watch with success, after 0 entries");
    }
  }

  @Test
  void aWatchMayBeClosedByItsConsumerAndTellsNothingAfterwards() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search.cookie() == null
                    ? search.success()
                    : search
                        .state(ADD, A, "a")
                        .state(ADD, B, "b")
                        .standing(createRefreshPresentResponse(ONE, true)))) {
      Mirror mirror = new Mirror();
      ClosingConsumer closing = new ClosingConsumer(mirror.draft());
      closing.run(server.source().build());
      assertThat(closing.puts()).isEqualTo(1);
      assertThat(mirror.addresses()).isEmpty();
    }
  }
}
