package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hes4j.directory.Records;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;

/** What is searched from, where nobody is found below it. */
class BaseEntryTest {
  private static final String ALIAS =
      """
      dn: ou=staff,dc=example,dc=com
      objectClass: alias
      objectClass: extensibleObject
      ou: staff
      aliasedObjectName: ou=board,dc=example,dc=com
      """;

  private static final String NOBODY =
      """
      dn: ou=nobody,dc=example,dc=com
      objectClass: organizationalUnit
      ou: nobody
      """;

  /** A reader who may see that the unit is there, and is shown nothing of it. */
  private static SlapdServer hiding(String unit) {
    return SlapdServer.builder()
        .ldif(People.ldif(3))
        .ldif(People.unit("board", "boss"))
        .configuration("access to dn.subtree=\"" + unit + "\" by * search")
        .configuration("access to * by * read")
        .contentSynchronization(100)
        .start();
  }

  @Test
  void mayBeThereAndHaveNobody() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(ScriptedSearch::empty)) {
      assertThat(Records.of(server.source().alsoSearch("ou=b").build()).values()).isEmpty();
    }
  }

  @Test
  void isAnAliasWhereItIsSaidToBeOneWithoutItsTarget() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search.baseDn().startsWith("ou=b")
                    ? search.attributes().contains("objectClass")
                        ? search.entry("dn: ou=b", "objectClass: ALIAS").success()
                        : search.success()
                    : search.people(1).success())) {
      assertThatThrownBy(() -> Records.of(server.source().alsoSearch("ou=b").build()))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageEndingWith("Give the DN that it stands for.");
    }
  }

  @Test
  @RequiresSlapd
  void isMissedWhereAccessRulesHideIt() {
    try (SlapdServer slapd = hiding("ou=board,dc=example,dc=com")) {
      String board = "ou=board,dc=example,dc=com";
      String hidden = "the server found nobody below " + board + " and does not show that entry";
      assertThatThrownBy(
              () -> Records.of(LdapRecipientSource.builder(slapd.url()).alsoSearch(board).build()))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining(hidden + ", after 3 entries");
      LdapRecipientSource main =
          LdapRecipientSource.builder(slapd.serverUrl() + "/" + board).build();
      assertThatThrownBy(() -> Records.of(main)).hasMessageContaining(hidden);
      assertThatThrownBy(() -> new Mirror().read(main))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining(hidden);
    }
  }

  @Test
  @RequiresSlapd
  void isNamedWhereItIsAnAlias() {
    try (SlapdServer slapd =
        SlapdServer.builder()
            .ldif(People.unit("board", "boss"))
            .ldif(ALIAS)
            .ldif(NOBODY)
            .contentSynchronization(100)
            .start()) {
      String url = slapd.serverUrl() + "/ou=staff,dc=example,dc=com";
      LdapRecipientSource alias = LdapRecipientSource.builder(url).build();
      String end = "Give the DN that it stands for, ou=board,dc=example,dc=com.";
      assertThatThrownBy(() -> Records.of(alias)).hasMessageEndingWith(end);
      assertThatThrownBy(() -> new Mirror().read(alias)).hasMessageEndingWith(end);

      String nobody = slapd.serverUrl() + "/ou=nobody,dc=example,dc=com";
      LdapRecipientSource empty = LdapRecipientSource.builder(nobody).build();
      assertThat(Records.of(empty).values()).isEmpty();
      assertThat(new Mirror().read(empty).addresses()).isEmpty();
    }
  }
}
