package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.hes4j.directory.Records;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;

/** What a real OpenLDAP server does. */
@RequiresSlapd
class SlapdSourceTest {

  private static LdapSourceException failure(LdapRecipientSource source) {
    return catchThrowableOfType(LdapSourceException.class, () -> Records.of(source));
  }

  @Test
  void allPagesAreRead() {
    try (SlapdServer slapd = SlapdServer.builder().ldif(People.ldif(2500)).start()) {
      for (int pageSize : new int[] {1, 499, 1000, 2500, 10_000}) {
        assertThat(
                Records.of(LdapRecipientSource.builder(slapd.url()).pageSize(pageSize).build())
                    .canonical())
            .hasSize(2500);
      }
    }
  }

  @Test
  void aSizeLimitIsAFailureThatSaysWhatToRaise() {
    try (SlapdServer slapd =
        SlapdServer.builder().ldif(People.ldif(300)).configuration("sizelimit 100").start()) {
      LdapRecipientSource source = LdapRecipientSource.builder(slapd.url()).pageSize(30).build();
      LdapSourceException e = failure(source);
      assertThat(e)
          .hasMessage(
              source
                  + ": the search broke off after 100 entries: size limit exceeded (4). The server"
                  + " hands out no more than that to this client; paging alone does not lift the"
                  + " limit. Raise it for the bind DN (OpenLDAP: olcLimits or limits"
                  + " dn.exact=\"BIND DN\" size=unlimited size.prtotal=unlimited; 389-ds:"
                  + " nsSizeLimit and nsPagedSizeLimit; others: size limit of the user).");
      assertThat(e.resultCode()).isEqualTo(4);
      assertThat(e.entriesRead()).isEqualTo(100);
    }
  }

  @Test
  void aSizeLimitThatLetsPagingThroughIsNone() {
    try (SlapdServer slapd =
        SlapdServer.builder()
            .ldif(People.ldif(300))
            .configuration("sizelimit size=100 size.prtotal=unlimited")
            .start()) {
      assertThat(
              Records.of(LdapRecipientSource.builder(slapd.url()).pageSize(50).build()).canonical())
          .hasSize(300);
    }
  }

  @Test
  void theRemedyForASizeLimitWorks() {
    try (SlapdServer slapd =
        SlapdServer.builder()
            .ldif(
                People.ldif(300)
                    + "dn: cn=reader,dc=example,dc=com\nobjectClass: organizationalRole\n"
                    + "objectClass: simpleSecurityObject\ncn: reader\nuserPassword: word\n")
            .configuration("sizelimit 100")
            .configuration(
                "limits dn.exact=\"cn=reader,dc=example,dc=com\" size=unlimited"
                    + " size.prtotal=unlimited")
            .start()) {
      assertThat(
              Records.of(
                      LdapRecipientSource.builder(slapd.url())
                          .bind("cn=reader,dc=example,dc=com", () -> "word")
                          .build())
                  .canonical())
          .hasSize(300);
    }
  }

  @Test
  void aServerKilledInTheMiddleIsAFailure() {
    try (SlapdServer slapd = SlapdServer.builder().ldif(People.ldif(300)).start()) {
      List<SourceRecord> seen = new ArrayList<>();
      LdapRecipientSource source = LdapRecipientSource.builder(slapd.url()).pageSize(10).build();
      LdapSourceException e =
          catchThrowableOfType(
              LdapSourceException.class,
              () ->
                  source.read(
                      record -> {
                        seen.add(record);
                        if (seen.size() == 25) {
                          slapd.kill();
                        }
                      }));
      assertThat(e.entriesRead()).isBetween(25L, 30L);
      assertThat(e)
          .hasMessageContaining("the search broke off after " + e.entriesRead() + " entries: ")
          .hasMessageContaining("Is the server up?");
    }
  }

  @Test
  void aServerStoppedInTheMiddleIsAFailure() {
    try (SlapdServer slapd = SlapdServer.builder().ldif(People.ldif(300)).start()) {
      LdapRecipientSource source = LdapRecipientSource.builder(slapd.url()).pageSize(10).build();
      LdapSourceException e =
          catchThrowableOfType(
              LdapSourceException.class, () -> source.read(record -> slapd.stop()));
      assertThat(e.entriesRead()).isBetween(1L, 10L);
    }
  }

  @Test
  void aRefusedBindAndAMissingBaseAreFailures() {
    try (SlapdServer slapd = SlapdServer.builder().start()) {
      assertThat(
              failure(
                  LdapRecipientSource.builder(slapd.url())
                      .bind(slapd.rootDn(), () -> "wrong")
                      .build()))
          .hasMessageContaining(
              "cannot bind as cn=admin,dc=example,dc=com: invalid credentials (49)");
      assertThat(
              failure(
                  LdapRecipientSource.builder(slapd.serverUrl() + "/ou=typo," + slapd.suffix())
                      .build()))
          .hasMessageContaining("no such object (32)");
      assertThat(
              failure(LdapRecipientSource.builder(slapd.serverUrl() + "/dc=other,dc=net").build()))
          .hasMessageContaining("(32)");
    }
  }

  @Test
  void aReferralObjectIsAFailureThatNamesIt() {
    String referral =
        """
        dn: ou=branch,dc=example,dc=com
        objectClass: referral
        objectClass: extensibleObject
        ou: branch
        ref: ldap://branch.example.com/ou=branch,dc=example,dc=com
        """;
    try (SlapdServer slapd = SlapdServer.builder().ldif(People.ldif(3)).ldif(referral).start()) {
      LdapSourceException e = failure(LdapRecipientSource.builder(slapd.url()).build());
      assertThat(e)
          .hasMessageContaining("a part of the directory lies elsewhere and was not read")
          .hasMessageContaining("ldap://branch.example.com/ou=branch,dc=example,dc=com");
      assertThat(e.resultCode()).isEqualTo(10);
      assertThat(
              failure(
                  LdapRecipientSource.builder(slapd.serverUrl() + "/ou=branch," + slapd.suffix())
                      .build()))
          .hasMessageContaining("ldap://branch.example.com/ou=branch,dc=example,dc=com");
    }
  }

  @Test
  void anAttributeAskedForByAnotherOfItsNamesIsRead() {
    try (SlapdServer slapd = SlapdServer.builder().ldif(People.ldif(3)).start()) {
      assertThat(
              Records.of(
                      LdapRecipientSource.builder(slapd.url()).attributes("rfc822Mailbox").build())
                  .canonical())
          .hasSize(3);
    }
  }

  @Test
  void everythingInOneAnswerIsReadToo() {
    try (SlapdServer slapd = SlapdServer.builder().ldif(People.ldif(300)).start()) {
      assertThat(
              Records.of(LdapRecipientSource.builder(slapd.url()).withoutPaging().build())
                  .canonical())
          .hasSize(300);
    }
  }

  @Test
  void aLimitThatOnlyPagingLiftsEndsAReadWithoutPaging() {
    try (SlapdServer slapd =
        SlapdServer.builder()
            .ldif(People.ldif(300))
            .configuration("limits * size=100 size.prtotal=unlimited")
            .start()) {
      LdapSourceException e =
          failure(LdapRecipientSource.builder(slapd.url()).withoutPaging().build());
      assertThat(e.resultCode()).isEqualTo(4);
      assertThat(e.entriesRead()).isEqualTo(100);
      for (int pageSize : new int[] {1, 99, 100, 101, 1000}) {
        assertThat(
                Records.of(LdapRecipientSource.builder(slapd.url()).pageSize(pageSize).build())
                    .canonical())
            .hasSize(300);
      }
    }
  }

  @Test
  void whatAnAccessRuleHidesCannotBeNoticed() {
    String hidden = People.unit("board", "boss");
    try (SlapdServer slapd =
        SlapdServer.builder()
            .ldif(People.ldif(3))
            .ldif(hidden)
            .configuration(
                "access to dn.subtree=\"ou=board,dc=example,dc=com\""
                    + " by users read by anonymous auth")
            .configuration("access to * by * read")
            .start()) {
      // Documented, not wished for: the server reports success for the part it shows.
      assertThat(Records.of(LdapRecipientSource.builder(slapd.url()).build()).canonical())
          .hasSize(3);
      assertThat(
              Records.of(
                      LdapRecipientSource.builder(slapd.url())
                          .bind(slapd.rootDn(), slapd::rootPassword)
                          .build())
                  .canonical())
          .hasSize(4)
          .contains("boss@example.com");
    }
  }

  @Test
  void aReferralObjectIsFollowedToTheServerThatHoldsThePart() {
    String branch = People.unit("branch", "far");
    try (SlapdServer other = SlapdServer.builder().ldif(branch).start();
        SlapdServer slapd =
            SlapdServer.builder()
                .ldif(People.ldif(3))
                .ldif(
                    "dn: ou=branch,dc=example,dc=com\nobjectClass: referral\n"
                        + "objectClass: extensibleObject\nou: branch\nref: "
                        + other.serverUrl()
                        + "/ou=branch,dc=example,dc=com\n")
                .start()) {
      assertThat(
              Records.of(
                      LdapRecipientSource.builder(slapd.url())
                          .followReferralsTo("127.0.0.1")
                          .build())
                  .canonical())
          .hasSize(4)
          .contains("far@example.com");
      // The base itself lies elsewhere: a referral instead of entries.
      assertThat(
              Records.of(
                      LdapRecipientSource.builder(
                              slapd.serverUrl() + "/ou=branch,dc=example,dc=com")
                          .followReferralsTo("127.0.0.1")
                          .build())
                  .canonical())
          .containsExactly("far@example.com");
    }
  }
}
