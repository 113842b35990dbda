package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.controls.ContentSyncState;
import java.util.UUID;
import org.hes4j.directory.Records;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to a request for pages that say nothing of pages: everything, or the first page. */
class SilentPagingTest {

  private static String fullPage(int size) {
    return "with a full page of " + size + " and no word on whether more pages follow (RFC 2696)";
  }

  /** Of these the first entry is read by the SDK, and the others are taken out of the answer. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 50, 500})
  void aPageOrMoreIsNotTakenForEverything(int pageSize) throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(search -> search.people(500).success())) {
      assertThatThrownBy(() -> Records.of(server.source().pageSize(pageSize).build()))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining(fullPage(pageSize) + ", after 500 entries");
      assertThat(Records.of(server.source().pageSize(501).build()).values()).hasSize(500);
      assertThat(Records.of(server.source().withoutPaging().build()).values()).hasSize(500);
    }
  }

  @Test
  void eachFurtherBaseIsCountedByItself() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search -> search.people(search.baseDn().startsWith("ou=large") ? 10 : 9).success())) {
      assertThat(Records.of(server.source().pageSize(10).alsoSearch("ou=b").build()).values())
          .hasSize(18);
      assertThatThrownBy(
              () -> Records.of(server.source().pageSize(10).alsoSearch("ou=large").build()))
          .hasMessageContaining(fullPage(10) + ", after 19 entries");
    }
  }

  @Test
  void referralsCountWithTheEntriesTheyCameAmong() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search -> search.people(1).reference("ldap://b.example.com/dc=b??sub").success())) {
      assertThatThrownBy(
              () ->
                  Records.of(server.source().pageSize(2).referrals(ReferralPolicy.FOLLOW).build()))
          .hasMessageContaining(fullPage(2));
    }
  }

  @Test
  void whatIsToldOfChangesIsHeldAgainstNoSuchPage() throws Exception {
    UUID ann = new UUID(1, 1);
    UUID ben = new UUID(2, 2);
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search.cookie() != null
                    ? search.state(ContentSyncState.ADD, ann, "ann").synced("one", false)
                    : search.plain(ann, "ann").plain(ben, "ben").success())) {
      assertThatThrownBy(() -> new Mirror().read(server.source().pageSize(2).build()))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining(fullPage(2));
    }
  }

  @Test
  @RequiresSlapd
  void aProxyThatHandsOnOnePageIsReadWithoutPaging() {
    try (SlapdServer target = SlapdServer.builder().ldif(People.ldif(30)).start();
        SlapdServer proxy =
            SlapdServer.builder()
                .suffix("dc=elsewhere,dc=com")
                .globalConfiguration("moduleload back_ldap")
                .globalConfiguration("moduleload back_asyncmeta")
                .configuration("database asyncmeta")
                .configuration("suffix dc=example,dc=com")
                .configuration("sizelimit unlimited")
                .configuration("uri " + target.serverUrl() + "/dc=example,dc=com")
                .start()) {
      String url = proxy.serverUrl() + "/dc=example,dc=com";
      assertThatThrownBy(() -> Records.of(LdapRecipientSource.builder(url).pageSize(10).build()))
          .hasMessageContaining(fullPage(10) + ", after 10 entries");
      assertThat(Records.of(LdapRecipientSource.builder(url).pageSize(31).build()).values())
          .hasSize(30);
      assertThat(Records.of(LdapRecipientSource.builder(url).withoutPaging().build()).values())
          .hasSize(30);
    }
  }
}
