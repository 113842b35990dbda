package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hes4j.directory.ldap.ChangingSlapd.BASE;
import static org.hes4j.directory.ldap.ChangingSlapd.assertSame;

import com.unboundid.asn1.ASN1OctetString;
import java.util.List;
import java.util.Objects;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes a real OpenLDAP server tells. */
@RequiresSlapd
class SlapdChangesTest {
  private static final String FIRST = "startOver: there is no token of an earlier read";

  /** A token as the last one, with another cookie in it. */
  private static void useCookie(Mirror mirror, String cookie) {
    ChangeToken token = Objects.requireNonNull(mirror.token());
    SyncPoint point = Objects.requireNonNull(SyncPoint.of(token));
    mirror.token(
        new SyncPoint(point.directory(), new ASN1OctetString(cookie)).token(token.question()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void addedChangedRenamedAndDeletedEntriesAreTold(int sessionLog) throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(6, sessionLog)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror().read(source);
      assertThat(mirror.told()).hasSize(7).startsWith(FIRST);
      assertSame(mirror, source);

      slapd.add("new");
      slapd.modify("p1", "replace", "mail", "q1@example.com", "q2@example.com");
      slapd.rename("p2", "r2");
      slapd.delete("p3");
      slapd.modify("p4", "delete", "mail");
      slapd.modify("p5", "replace", "telephoneNumber", "1");
      slapd.modify("p6", "replace", "displayName", "Six");
      assertSame(mirror.read(source), source);
      assertThat(mirror.told()).filteredOn("put"::equals).hasSize(5);
      assertThat(mirror.addresses())
          .containsExactly(
              "new@example.com",
              "p2@example.com",
              "p5@example.com",
              "p6@example.com",
              "q1@example.com",
              "q2@example.com");

      slapd.modify("p4", "add", "mail", "back@example.com");
      assertSame(mirror.read(source), source);
      assertThat(mirror.addresses()).contains("back@example.com");
    }
  }

  @Test
  void nothingIsToldWhereNothingHappenedAndTheTokenIsTheSame() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(3, 0)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror().read(source);
      ChangeToken token = mirror.token();
      assertThat(mirror.read(source).told()).isEmpty();
      assertThat(mirror.token()).isEqualTo(token);
      slapd.restart();
      assertThat(mirror.read(source).told()).isEmpty();
      assertThat(mirror.addresses()).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void moreChangesThanTheSessionLogHoldsAreToldByWhatIsStillThere(int sessionLog) throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(8, sessionLog)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror().read(source);
      for (int number = 1; number <= 10; number++) {
        slapd.add("new" + number);
      }
      slapd.delete("p1");
      for (int number = 1; number <= 5; number++) {
        slapd.delete("new" + number);
      }
      assertSame(mirror.read(source), source);
      assertThat(mirror.told()).contains("stillThere", "othersAreGone").doesNotContain("removed");
      assertThat(mirror.addresses()).hasSize(12);
    }
  }

  @Test
  void aServerThatWasRestartedBetweenTwoReadsTellsWhatChangedBefore() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(8, 100)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror().read(source);
      slapd.delete("p1");
      slapd.add("new");
      slapd.restart();
      slapd.delete("p2");
      assertSame(mirror.read(source), source);
      assertThat(mirror.told()).contains("stillThere", "othersAreGone");
    }
  }

  @Test
  void aDirectoryThatLosesEverybodyIsReadWholeBeforeThatIsBelieved() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(2, 0)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror().read(source);
      slapd.delete("p1");
      slapd.delete("p2");
      assertSame(mirror.read(source), source);
      assertThat(mirror.told())
          .containsExactly(
              "startOver: the server does not say which of the entries known here are still there");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter", "attribute", "base", "name", "reader"})
  void aTokenOfAnotherQuestionLeadsToAFullRead(String what) throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(3, 100)) {
      slapd.addUnit("unit");
      slapd.addAt("uid=a,ou=unit," + BASE, "a@example.com");
      Mirror mirror = new Mirror().read(slapd.source().build());
      LdapRecipientSource other =
          switch (what) {
            case "filter" -> slapd.source().filter("(mail=p*)").build();
            case "attribute" -> slapd.source().attributes("mail", "sn").build();
            case "name" -> slapd.source().displayNameAttributes("sn").build();
            case "reader" ->
                slapd.source().bind("cn=admin," + BASE, slapd.slapd()::rootPassword).build();
            default ->
                LdapRecipientSource.builder(slapd.slapd().serverUrl() + "/ou=unit," + BASE).build();
          };
      assertSame(mirror.read(other), other);
      assertThat(mirror.told().get(0))
          .isEqualTo(
              "startOver: the token was made for another question: filter, base DN, scope,"
                  + " attributes or bind DN have changed");
    }
  }

  @Test
  void hostPageSizeAndSpellingAreNoPartOfTheQuestion() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(3, 100)) {
      Mirror mirror = new Mirror().read(slapd.source().filter("(mail=*)").build());
      String url = "ldap://localhost:" + slapd.slapd().port() + "/DC=Example,dc=com";
      mirror.read(LdapRecipientSource.builder(url).attributes("MAIL").withoutPaging().build());
      assertThat(mirror.told()).isEmpty();
    }
  }

  @Test
  void aServerThatKnowsLessThanTheTokenIsReadWhole() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(3, 100)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror().read(source);
      useCookie(mirror, "rid=000,csn=20991231235959.000000Z#000000#000#000000");
      assertSame(mirror.read(source), source);
      assertThat(mirror.told())
          .hasSize(4)
          .startsWith(
              "startOver: the server does not take the token: unwilling to perform (53),"
                  + " \"consumer state is newer than provider!\"");
    }
  }

  @Test
  void oneOfSeveralServersThatKnowsLessIsNotReadWholeForItMayLagBehind() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(3, 100)) {
      Mirror mirror = new Mirror().read(slapd.source().build());
      useCookie(mirror, "rid=000,csn=20991231235959.000000Z#000000#000#000000");
      LdapRecipientSource source = slapd.source().alternative("ldap://127.0.0.1:1").build();
      assertThatThrownBy(() -> mirror.read(source))
          .isInstanceOfSatisfying(
              LdapSourceException.class, e -> assertThat(e.resultCode()).isEqualTo(53))
          .hasMessageContaining("A replica that lags behind says so: try again later.");
      assertThat(mirror.addresses()).hasSize(3);
    }
  }

  @Test
  void aDamagedTokenLeadsToAFullRead() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(3, 100)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror().read(source);
      ChangeToken token = Objects.requireNonNull(mirror.token());
      for (int at : new int[] {0, 1, 5, 20, token.state().length - 1}) {
        byte[] damaged = token.state();
        damaged[at] ^= 0x10;
        mirror.token(new ChangeToken(token.question(), damaged));
        assertThat(mirror.read(source).told())
            .hasSize(4)
            .startsWith("startOver: the token cannot be read");
      }
      mirror.token(new ChangeToken(token.question(), new byte[0]));
      assertThat(mirror.read(source).told()).startsWith("startOver: the token cannot be read");
    }
  }

  @Test
  void aDirectoryThatWasSetUpAnewIsReadWhole() throws Exception {
    Mirror mirror = new Mirror();
    try (ChangingSlapd before = ChangingSlapd.start(3, 100)) {
      mirror.read(before.source().build());
    }
    try (ChangingSlapd after = ChangingSlapd.start(5, 100)) {
      LdapRecipientSource source = after.source().build();
      assertSame(mirror.read(source), source);
      assertThat(mirror.told().get(0))
          .isEqualTo(
              "startOver: the token was made in another directory: the base entry has been created"
                  + " anew, or this server is no replica of the one before");
    }
  }

  @Test
  void aSubtreeThatIsMovedBelowTheBaseIsNoticedWhereTheServerNamesWhatIsThere() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(1, 0)) {
      slapd.addUnit("in");
      slapd.addUnit("out");
      slapd.addAt("uid=a,ou=in," + BASE, "a@example.com");
      slapd.addAt("cn=sub,ou=out," + BASE, "sub@example.com");
      slapd.addAt("uid=b,cn=sub,ou=out," + BASE, "b@example.com");
      LdapRecipientSource source =
          LdapRecipientSource.builder(slapd.slapd().serverUrl() + "/ou=in," + BASE).build();
      Mirror mirror = new Mirror().read(source);
      slapd.move("cn=sub,ou=out," + BASE, "ou=in," + BASE);
      assertSame(mirror.read(source), source);
      assertThat(mirror.told().get(0))
          .isEqualTo(
              "startOver: the server says of an entry that it is as it was, and it is not known"
                  + " here");
    }
  }

  @Test
  void withASessionLogNobodyTellsOfTheEntriesInASubtreeThatIsMovedBelowTheBase() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(1, 100)) {
      slapd.addUnit("in");
      slapd.addUnit("out");
      slapd.addAt("uid=a,ou=in," + BASE, "a@example.com");
      slapd.addAt("cn=sub,ou=out," + BASE, "sub@example.com");
      slapd.addAt("uid=b,cn=sub,ou=out," + BASE, "b@example.com");
      LdapRecipientSource source =
          LdapRecipientSource.builder(slapd.slapd().serverUrl() + "/ou=in," + BASE).build();
      Mirror mirror = new Mirror().read(source);
      slapd.move("cn=sub,ou=out," + BASE, "ou=in," + BASE);
      // Documented, not wished for: a full read is due from time to time for such cases.
      assertThat(mirror.read(source).addresses())
          .containsExactly("a@example.com", "sub@example.com");
      mirror.token(null);
      assertThat(mirror.read(source).addresses())
          .containsExactly("a@example.com", "b@example.com", "sub@example.com");
    }
  }

  @Test
  void aServerWithoutTheOverlayTellsNoChangesAndNothingIsTold() {
    try (SlapdServer slapd = SlapdServer.builder().ldif(People.ldif(2)).start()) {
      LdapRecipientSource source = LdapRecipientSource.builder(slapd.url()).build();
      Mirror.Draft draft = new Mirror().draft();
      assertThatThrownBy(() -> source.readChanges(null, draft))
          .isInstanceOf(ChangesNotSupportedException.class)
          .hasMessage(
              source
                  + ": the server does not tell changes: unavailable critical extension (12),"
                  + " \"critical extension is not recognized\". Switch content synchronization (RFC 4533) on for this bind DN (OpenLDAP:"
                  + " overlay syncprov on the database; 389-ds: the Content Synchronization"
                  + " plugin), or read the directory whole each time.");
    }
  }

  @Test
  void aSizeLimitIsAFailureThoughPagingWouldLiftIt() throws Exception {
    SlapdServer.Builder limited =
        SlapdServer.builder()
            .ldif(People.ldif(30))
            .configuration("limits * size=20 size.prtotal=unlimited");
    try (ChangingSlapd slapd = ChangingSlapd.start(limited, 0)) {
      LdapSourceException e =
          catchThrowableOfType(
              LdapSourceException.class, () -> new Mirror().read(slapd.source().build()));
      assertThat(e.resultCode()).isEqualTo(4);
      assertThat(e.entriesRead()).isEqualTo(20);
    }
  }

  @Test
  void aServerKilledInTheMiddleIsAFailureAndTheOldTokenHolds() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(5000, 100)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror();
      Mirror.Draft draft = mirror.draft();
      LdapSourceException e =
          catchThrowableOfType(
              LdapSourceException.class,
              () ->
                  source.readChanges(
                      null,
                      new Passing(draft) {
                        @Override
                        void afterPut(int puts) {
                          if (puts == 10) {
                            slapd.slapd().kill();
                          }
                        }
                      }));
      assertThat(e).hasMessageContaining("the search broke off after ");
      assertThat(e.entriesRead()).isBetween(10L, 4999L);
      assertThat(List.of(mirror.records())).containsExactly(List.of());
    }
  }

  @Test
  void whatTheConsumerThrowsComesOutUnchanged() throws Exception {
    IllegalStateException full = new IllegalStateException("disk full");
    try (ChangingSlapd slapd = ChangingSlapd.start(3000, 100)) {
      LdapRecipientSource source = slapd.source().build();
      assertThatThrownBy(
              () ->
                  source.readChanges(
                      null,
                      new Passing(new Mirror().draft()) {
                        @Override
                        void afterPut(int puts) {
                          throw full;
                        }
                      }))
          .isSameAs(full);
    }
  }

  @Test
  void aReferralIsAFailureOrWhereItWouldBeFollowedAReasonToReadWhole() throws Exception {
    String referral =
        """
        dn: ou=branch,dc=example,dc=com
        objectClass: referral
        objectClass: extensibleObject
        ou: branch
        ref: ldap://branch.example.com/ou=branch,dc=example,dc=com
        """;
    SlapdServer.Builder builder = SlapdServer.builder().ldif(People.ldif(3)).ldif(referral);
    try (ChangingSlapd slapd = ChangingSlapd.start(builder, 100)) {
      assertThatThrownBy(() -> new Mirror().read(slapd.source().build()))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining("a part of the directory lies elsewhere and was not read")
          .hasMessageContaining("ldap://branch.example.com/ou=branch,dc=example,dc=com");
      assertThatThrownBy(
              () -> new Mirror().read(slapd.source().followReferralsTo("127.0.0.1").build()))
          .isInstanceOf(ChangesNotSupportedException.class)
          .hasMessageContaining("ldap://branch.example.com/ou=branch,dc=example,dc=com");
    }
  }

  @Test
  void severalSearchesTellNoChanges() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(3, 100)) {
      LdapRecipientSource source = slapd.source().alsoSearch("ou=more," + BASE).build();
      assertThatThrownBy(() -> new Mirror().read(source))
          .isInstanceOf(ChangesNotSupportedException.class)
          .hasMessage(
              source
                  + ": changes can be told of one search only, and there are several. Choose one"
                  + " base DN above them all, or read the directory whole each time.");
    }
  }

  @Test
  void aMissingBaseIsAFailure() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(3, 100)) {
      LdapRecipientSource source =
          LdapRecipientSource.builder(slapd.slapd().serverUrl() + "/ou=typo," + BASE).build();
      assertThatThrownBy(() -> new Mirror().read(source))
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining("no such object (32)");
    }
  }
}
