package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.directory.ldap.ChangingSlapd.assertSame;

import org.hes4j.recipient.ChangeWatch;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of a real OpenLDAP server as they happen. */
@RequiresSlapd
class SlapdWatchTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void changesAreToldAsTheyHappen(int sessionLog) throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(5, sessionLog)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror();
      try (Watched watched = Watched.start(source, mirror)) {
        watched.await(() -> mirror.addresses().size() == 5);
        slapd.add("new");
        watched.await(() -> mirror.addresses().contains("new@example.com"));
        slapd.modify("p1", "replace", "mail", "q1@example.com");
        watched.await(() -> mirror.addresses().contains("q1@example.com"));
        slapd.modify("p2", "delete", "mail");
        watched.await(() -> !mirror.addresses().contains("p2@example.com"));
        slapd.delete("p3");
        watched.await(() -> !mirror.addresses().contains("p3@example.com"));
        slapd.rename("p4", "r4");
        watched.await(() -> mirror.records().toString().contains("uid=r4"));
        assertSame(mirror, source);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void aWatchBeginsWhereTheLastOneOrAReadEnded(int sessionLog) throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(5, sessionLog)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror().read(source);
      slapd.delete("p1");
      slapd.add("one");
      try (Watched watched = Watched.start(source, mirror)) {
        watched.await(() -> mirror.addresses().contains("one@example.com"));
        assertSame(mirror, source);
        assertThat(mirror.told()).doesNotContain("startOver");
        slapd.add("two");
        watched.await(() -> mirror.addresses().contains("two@example.com"));
      }
      slapd.delete("p2");
      assertSame(mirror.read(source), source);
      try (Watched watched = Watched.start(source, mirror)) {
        watched.await(() -> true);
        assertThat(mirror.told()).isEmpty();
        assertSame(mirror, source);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void manyChangesAddUpToAFullRead(long seed) throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(20, 1000)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror();
      RandomChanges changes = new RandomChanges(slapd, 20, seed);
      try (Watched watched = Watched.start(source, mirror)) {
        for (int number = 0; number < 500; number++) {
          changes.one();
        }
        slapd.add("last");
        watched.await(() -> mirror.addresses().contains("last@example.com"));
        assertSame(mirror, source);
      }
      slapd.add("later");
      assertSame(mirror.read(source), source);
    }
  }

  @Test
  void aLostServerEndsTheWatchAndTheLastTokenHolds() throws Exception {
    try (ChangingSlapd slapd = ChangingSlapd.start(5, 100)) {
      LdapRecipientSource source = slapd.source().build();
      Mirror mirror = new Mirror();
      Watched watched = Watched.start(source, mirror);
      watched.await(() -> mirror.addresses().size() == 5);
      slapd.delete("p1");
      watched.await(() -> mirror.addresses().size() == 4);
      slapd.slapd().kill();
      assertThat(watched.failure())
          .isInstanceOf(LdapSourceException.class)
          .hasMessageContaining("the search broke off after 5 entries: server down (81)");
      slapd.slapd().restart();
      assertSame(mirror.read(source), source);
    }
  }

  @Test
  void aWatchThatIsClosedBeforeItRunsTellsNothingAndNoneRunsTwice() throws Exception {
    LdapRecipientSource nowhere =
        LdapRecipientSource.builder("ldap://127.0.0.1:1/dc=example,dc=com").build();
    ChangeWatch watch = nowhere.watch(null, new Mirror().draft());
    watch.close();
    watch.run();
    assertThatThrownBy(watch::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this watch has been run; make a new one");
  }

  @Test
  void aServerWithoutTheOverlayCannotBeWatched() throws Exception {
    try (SlapdServer slapd = SlapdServer.builder().ldif(People.ldif(2)).start()) {
      LdapRecipientSource source = LdapRecipientSource.builder(slapd.url()).build();
      assertThatThrownBy(() -> source.watch(null, new Mirror().draft()).run())
          .isInstanceOf(ChangesNotSupportedException.class)
          .hasMessageContaining("the server does not tell changes");
    }
  }
}
