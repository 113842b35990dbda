package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.directory.Records;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real 389 Directory Server does; see docs/decisions/0005-second-directory-server.md. */
class Source389Test {
  private static final String LIMITED = "uid=limited,dc=example,dc=com";

  @TempDir private Path folder;

  @Test
  void withoutTheServerTestsAreSkippedExceptOnABuildServer() {
    assertThat(Requires389.Condition.evaluate(false, false).getReason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("apt-get install 389-ds-base"));
    assertThatThrownBy(() -> Requires389.Condition.evaluate(false, true))
        .hasMessageContaining("CI=true, but 389 Directory Server is not installed");
  }

  @Test
  @Requires389
  void aRealServerIsReadWholeOrNotAtAll() throws Exception {
    String more =
        """
        dn: uid=ann,dc=example,dc=com
        objectClass: inetOrgPerson
        objectClass: mailRecipient
        cn: Ann
        sn: A
        mail: ann@example.com
        mailAlternateAddress: a@example.com
        mailAlternateAddress: anna@example.com

        dn: cn=staff,dc=example,dc=com
        objectClass: groupOfNames
        objectClass: mailGroup
        cn: staff
        mail: staff@example.com

        dn: uid=limited,dc=example,dc=com
        objectClass: account
        objectClass: simpleSecurityObject
        objectClass: extensibleObject
        uid: limited
        userPassword: word
        nsSizeLimit: 100

        """;
    try (Server389 server = Server389.start(folder, People.ldif(300) + more)) {
      allIsReadWithAndWithoutPaging(server);
      aSizeLimitIsAFailureAndItsRemedyWorks(server);
      aRefusedBindAndAMissingBaseAreFailures(server);
      aReferralObjectIsAFailure(server);
      aKilledServerIsAFailure(server);
    }
  }

  private static LdapSourceException failure(LdapRecipientSourceBuilder source) {
    return catchThrowableOfType(LdapSourceException.class, () -> Records.of(source.build()));
  }

  private static LdapRecipientSourceBuilder source(Server389 server) {
    return server.source().profile(DirectoryProfile.DIRECTORY_SERVER_389);
  }

  private static void allIsReadWithAndWithoutPaging(Server389 server) {
    for (int pageSize : new int[] {1, 7, 302, 1000}) {
      assertThat(Records.of(source(server).pageSize(pageSize).build()).canonical())
          .hasSize(304)
          .contains("ann@example.com", "a@example.com", "anna@example.com", "staff@example.com");
    }
    assertThat(Records.of(source(server).withoutPaging().build()).canonical()).hasSize(304);
  }

  private static void aSizeLimitIsAFailureAndItsRemedyWorks(Server389 server) throws Exception {
    // Both count page by page; nsPagedSizeLimit takes the place of nsSizeLimit where pages are
    // read.
    assertThat(failure(source(server).withoutPaging().bind(LIMITED, () -> "word")))
        .hasMessageContaining("after 100 entries: size limit exceeded (4)")
        .hasMessageContaining("389-ds: nsSizeLimit and nsPagedSizeLimit");
    LdapRecipientSourceBuilder paged = source(server).bind(LIMITED, () -> "word");
    assertThat(Records.of(paged.pageSize(30).build()).canonical()).hasSize(304);
    pagedSizeLimit(server, "add", 20);
    assertThat(failure(paged)).hasMessageContaining("after 20 entries: size limit exceeded (4)");
    pagedSizeLimit(server, "replace", -1);
    assertThat(Records.of(paged.build()).canonical()).hasSize(304);
  }

  private static void pagedSizeLimit(Server389 server, String how, int limit) throws Exception {
    server.modify(
        "dn: " + LIMITED,
        "changetype: modify",
        how + ": nsPagedSizeLimit",
        "nsPagedSizeLimit: " + limit);
  }

  private static void aRefusedBindAndAMissingBaseAreFailures(Server389 server) {
    assertThat(failure(source(server).bind(LIMITED, () -> "wrong")))
        .hasMessageContaining("cannot bind as " + LIMITED + ": invalid credentials (49)")
        .hasMessageNotContaining("wrong");
    assertThat(failure(source(server).alsoSearch("ou=typo,dc=example,dc=com")))
        .hasMessageContaining("no such object (32)");
  }

  private static void aReferralObjectIsAFailure(Server389 server) throws Exception {
    server.add(
        """
        dn: ou=branch,dc=example,dc=com
        objectClass: organizationalUnit
        objectClass: referral
        ou: branch
        ref: ldap://branch.example.com/ou=branch,dc=example,dc=com
        """);
    assertThat(failure(source(server)))
        .hasMessageContaining("a part of the directory lies elsewhere and was not read")
        .hasMessageContaining("ldap://branch.example.com");
  }

  private static void aKilledServerIsAFailure(Server389 server) {
    List<SourceRecord> seen = new ArrayList<>();
    LdapRecipientSource source = source(server).filter("(uid=p*)").pageSize(10).build();
    LdapSourceException e =
        catchThrowableOfType(
            LdapSourceException.class,
            () ->
                source.read(
                    record -> {
                      seen.add(record);
                      if (seen.size() == 25) {
                        server.kill();
                      }
                    }));
    assertThat(e).hasMessageContaining("server down (81)");
    assertThat(e.entriesRead()).isBetween(25L, 30L);
  }
}
