package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.directory.ldap.ChangingSlapd.assertSame;

import org.hes4j.recipient.ChangesIncompleteException;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a real OpenLDAP server leaves out, or takes for gone, whom a plain search finds. */
@RequiresSlapd
class SlapdUntoldEntriesTest {

  /** Without entryCSN a session log makes slapd say of changed entries that they are gone. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void aReaderWhoMayNotSeeWhatChangesAreToldByIsToldNone(int sessionLog) throws Exception {
    SlapdServer.Builder narrow =
        SlapdServer.builder()
            .ldif(People.ldif(5))
            .configuration("access to attrs=entry,objectClass,uid,cn,mail by * read")
            .configuration("access to * by * none");
    try (ChangingSlapd slapd = ChangingSlapd.start(narrow, sessionLog)) {
      LdapRecipientSource source = slapd.source().build();
      assertThatThrownBy(() -> new Mirror().read(source))
          .isInstanceOf(ChangesNotSupportedException.class)
          .hasMessageContaining("the server hides the id (entryUUID) of 5 of 5 entries");
    }
  }

  /** The line of docs/sources.md. */
  @Test
  void aReaderWhoMaySeeItTooIsToldChanges() throws Exception {
    SlapdServer.Builder wider =
        SlapdServer.builder()
            .ldif(People.ldif(5))
            .configuration("access to attrs=entryUUID,entryCSN by anonymous read by * break")
            .configuration("access to attrs=entry,objectClass,uid,cn,mail by * read")
            .configuration("access to * by * none");
    try (ChangingSlapd slapd = ChangingSlapd.start(wider, 100)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror().read(source);
      slapd.touch("p1");
      slapd.delete("p2");
      assertThat(mirror.read(source).told()).containsExactlyInAnyOrder("put", "removed");
      assertSame(mirror, source);
    }
  }

  /** It then knows of less than it holds, and its answer to "everything" is less than that. */
  @Test
  void aServerThatHasCrashedAndLeavesOutWhatWasChangedLastIsNotBelieved() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(5, 100)) {
      LdapRecipientSource source = slapd.source().build();
      slapd.restart();
      slapd.touch("p1");
      slapd.add("new");
      Mirror mirror = new Mirror().read(source);
      assertThat(mirror.addresses()).hasSize(6);

      slapd.crash();
      assertThatThrownBy(() -> mirror.read(source))
          .isInstanceOf(ChangesNotSupportedException.class)
          .hasMessageContaining(
              "the server does not tell everything that it holds: entries are there that were not"
                  + " told: 2. A slapd that was killed is so until something is changed");
      assertThat(mirror.addresses()).hasSize(6);

      slapd.touch("p2");
      assertSame(mirror.read(source), source);
      assertThat(mirror.addresses()).hasSize(6);
    }
  }

  /** It then says of a token from before these changes that nothing has changed since. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void aServerThatHasCrashedAndKnowsOfNoChangesIsNotBelieved(int sessionLog) throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(5, sessionLog)) {
      LdapRecipientSource source = slapd.source().build();
      slapd.touch("p2");
      slapd.restart();
      Mirror mirror = new Mirror().read(source);
      slapd.touch("p1");
      slapd.add("new");

      slapd.crash();
      assertThatThrownBy(() -> mirror.read(source))
          .isInstanceOf(ChangesIncompleteException.class)
          .hasMessageContaining("entries are there that were not told: 2. A slapd that was killed");

      slapd.touch("p2");
      assertSame(mirror.read(source), source);
      assertThat(mirror.addresses()).hasSize(6);
    }
  }

  /** slapd leaves out what is newer than the state of its database when it was asked. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void anEntryThatIsChangedWhileEverythingIsToldIsNotLeftOut(int sessionLog) throws Exception {
    int people = 30_000;
    SlapdServer.Builder builder =
        SlapdServer.builder().ldif(People.ldif(people)).configuration("rtxnsize 100");
    try (ChangingSlapd slapd = ChangingSlapd.start(builder, sessionLog)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror();
      Mirror.Draft draft = mirror.draft();
      source.readChanges(
          null,
          new Passing(draft) {
            @Override
            void afterPut(int puts) {
              if (puts == 1) {
                slapd.touch("p" + people);
              }
            }
          });
      assertThat(draft.size()).isEqualTo(people);
    }
  }
}
