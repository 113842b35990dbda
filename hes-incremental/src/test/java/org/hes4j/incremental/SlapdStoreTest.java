package org.hes4j.incremental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.directory.ldap.LdapRecipientSource;
import org.hes4j.incremental.LastRead.Kind;
import org.hes4j.recipient.DifferenceSource.Difference;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a real OpenLDAP server is what a full read of it gives. */
@RequiresSlapd
class SlapdStoreTest {
  private static final String BASE = "dc=example,dc=com";

  @TempDir Path temporary;

  private static SlapdServer start(int sessionLog) {
    StringBuilder ldif = new StringBuilder();
    for (int number = 1; number <= 8; number++) {
      ldif.append("dn: uid=p").append(number).append(',').append(BASE);
      ldif.append("\nobjectClass: inetOrgPerson\ncn: N\nsn: N\nmail: p").append(number);
      ldif.append("@example.com\n\n");
    }
    SlapdServer.Builder builder = SlapdServer.builder().ldif(ldif.toString());
    return (sessionLog == 0
            ? builder.contentSynchronization()
            : builder.contentSynchronization(sessionLog))
        .start();
  }

  private static LDAPConnection admin(SlapdServer slapd) throws Exception {
    return new LDAPConnection("127.0.0.1", slapd.port(), slapd.rootDn(), slapd.rootPassword());
  }

  private static List<String> records(RecipientSource source) {
    List<String> records = new ArrayList<>();
    source.read(record -> records.add(record.toString()));
    return records;
  }

  private LastRead assertReadsAll(LdapRecipientSource ldap) {
    IncrementalSource source = IncrementalSource.of(ldap, temporary);
    assertThat(records(source)).containsExactlyInAnyOrderElementsOf(records(ldap));
    return source.lastRead().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void entriesThatAreAddedChangedRenamedAndDeletedAreFollowed(int sessionLog) throws Exception {
    try (SlapdServer slapd = start(sessionLog);
        LDAPConnection admin = admin(slapd)) {
      LdapRecipientSource ldap = LdapRecipientSource.builder(slapd.url()).build();
      assertThat(assertReadsAll(ldap).kind()).isEqualTo(Kind.FULL);
      admin.add(
          "dn: uid=new," + BASE,
          "objectClass: inetOrgPerson",
          "cn: N",
          "sn: N",
          "mail: n@example.com");
      admin.modify(
          "dn: uid=p1," + BASE, "changetype: modify", "replace: mail", "mail: q@example.com");
      admin.modify("dn: uid=p2," + BASE, "changetype: modify", "delete: mail");
      admin.modifyDN("uid=p3," + BASE, "uid=r3", true);
      admin.delete("uid=p4," + BASE);
      assertThat(assertReadsAll(ldap)).isEqualTo(LastRead.incremental(5, 7));
      assertThat(assertReadsAll(ldap)).isEqualTo(LastRead.incremental(0, 7));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void theDifferenceOfTwoVersionsIsWhatWasDoneToTheServer(int sessionLog) throws Exception {
    try (SlapdServer slapd = start(sessionLog);
        LDAPConnection admin = admin(slapd)) {
      LdapRecipientSource ldap = LdapRecipientSource.builder(slapd.url()).build();
      List<String> before = records(ldap);
      String version = IncrementalSource.of(ldap, temporary).currentVersion();
      admin.modify(
          "dn: uid=p1," + BASE, "changetype: modify", "replace: mail", "mail: q@example.com");
      IncrementalSource.of(ldap, temporary).currentVersion();
      admin.modifyDN("uid=p3," + BASE, "uid=r3", true);
      admin.delete("uid=p4," + BASE);

      IncrementalSource source = IncrementalSource.of(ldap, temporary);
      source.currentVersion();
      Difference difference = source.differenceSince(version).orElseThrow();

      assertThat(difference.gone()).hasSize(3);
      List<String> found = new ArrayList<>(before);
      difference.gone().forEach(gone -> assertThat(found.remove(gone.toString())).isTrue());
      difference.come().forEach(come -> found.add(come.toString()));
      assertThat(found).containsExactlyInAnyOrderElementsOf(records(ldap));
    }
  }

  @Test
  void anotherFilterIsAnotherQuestion() throws Exception {
    try (SlapdServer slapd = start(0)) {
      assertReadsAll(LdapRecipientSource.builder(slapd.url()).build());
      LastRead read =
          assertReadsAll(LdapRecipientSource.builder(slapd.url()).filter("(uid=p1)").build());
      assertThat(read.entries()).isOne();
      assertThat(read.reason().orElseThrow()).contains("another question");
    }
  }

  @Test
  void aServerThatDiedFailsTheReadAndLeavesTheStore() throws Exception {
    try (SlapdServer slapd = start(100)) {
      LdapRecipientSource ldap = LdapRecipientSource.builder(slapd.url()).build();
      assertReadsAll(ldap);
      slapd.kill();
      IncrementalSource source = IncrementalSource.of(ldap, temporary);
      assertThatThrownBy(() -> records(source)).isInstanceOf(RecipientSourceException.class);
      slapd.restart();
      assertThat(assertReadsAll(ldap)).isEqualTo(LastRead.incremental(0, 8));
    }
  }

  @Test
  void aDirectoryThatWasSetUpAnewIsReadInFull() throws Exception {
    try (SlapdServer slapd = start(0)) {
      assertReadsAll(LdapRecipientSource.builder(slapd.url()).build());
    }
    try (SlapdServer slapd = start(0)) {
      assertThat(assertReadsAll(LdapRecipientSource.builder(slapd.url()).build()).kind())
          .isEqualTo(Kind.FULL);
    }
  }
}
