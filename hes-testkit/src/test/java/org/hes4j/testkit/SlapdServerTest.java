package org.hes4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class SlapdServerTest {
  private static final String ANN =
      """
      dn: uid=ann,dc=example,dc=com
      objectClass: inetOrgPerson
      uid: ann
      cn: Ann
      sn: Ann
      mail: ann@example.com
      """;

  @Test
  @RequiresSlapd
  void servesTheEntriesItWasGiven() throws LDAPException {
    try (SlapdServer slapd = SlapdServer.builder().ldif(ANN).start();
        LDAPConnection connection = new LDAPConnection("127.0.0.1", slapd.port())) {
      connection.bind(slapd.rootDn(), slapd.rootPassword());
      assertThat(connection.search(slapd.suffix(), SearchScope.SUB, "(mail=*)").getSearchEntries())
          .singleElement()
          .satisfies(
              entry -> assertThat(entry.hasAttributeValue("mail", "ann@example.com")).isTrue());
      assertThat(slapd.url())
          .hasToString("ldap://127.0.0.1:" + slapd.port() + "/dc=example,dc=com");
    }
  }

  @Test
  @RequiresSlapd
  void takesFurtherConfiguration() throws LDAPException {
    try (SlapdServer slapd =
            SlapdServer.builder()
                .suffix("o=Example Works")
                .ldif(ANN.replace("dc=example,dc=com", "o=Example Works"))
                .configuration("sizelimit 1")
                .start();
        LDAPConnection connection = new LDAPConnection("127.0.0.1", slapd.port())) {
      assertThatThrownBy(
              () -> connection.search(slapd.suffix(), SearchScope.SUB, "(objectClass=*)"))
          .hasMessageContaining("size limit");
      assertThat(slapd.url().getPath()).isEqualTo("/o=Example Works");
    }
  }

  @Test
  @RequiresSlapd
  void endsWhenStoppedOrKilledAndLeavesNothingRunning() {
    SlapdServer slapd = SlapdServer.builder().start();
    assertThat(slapd.isRunning()).isTrue();
    slapd.kill();
    assertThat(slapd.isRunning()).isFalse();
    slapd.close();
    assertThatThrownBy(() -> new LDAPConnection("127.0.0.1", slapd.port()))
        .isInstanceOf(LDAPException.class);
  }

  @Test
  @RequiresSlapd
  void saysWhatSlapdSaidWhenTheEntriesDoNotLoad() {
    SlapdServer.Builder builder =
        SlapdServer.builder().ldif("dn: uid=x,dc=example,dc=com\nobjectClass: nonsense\n");
    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("slapadd could not load")
        .hasMessageContaining("nonsense");
  }

  @Test
  @RequiresSlapd
  void aTakenPortIsNoticed() throws Exception {
    SlapdFolder folder = SlapdFolder.create();
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      folder.writeConfiguration(java.util.List.of(), "o=x", "secret", java.util.List.of());
      assertThat(SlapdProcess.start(folder, "o=x", taken.getLocalPort(), 0)).isNull();
      assertThat(folder.log()).contains("Address already in use");
    } finally {
      folder.delete();
    }
  }

  @Test
  void aSuffixItCannotMakeAnEntryForIsRefused() {
    assertThatThrownBy(() -> SlapdServer.builder().suffix("cn=config"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("suffix cn=config: expected one that begins with dc=, o= or ou=");
  }

  @Test
  void withoutSlapdTestsAreSkippedExceptOnABuildServer() {
    assertThat(SlapdCondition.evaluate(false, false).isDisabled()).isTrue();
    assertThat(SlapdCondition.evaluate(false, false).getReason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("apt-get install slapd"));
    assertThatThrownBy(() -> SlapdCondition.evaluate(false, true))
        .hasMessageContaining("CI=true, but slapd is not installed");
    assertThat(SlapdCondition.evaluate(true, true).isDisabled()).isFalse();
  }

  @Test
  @RequiresSlapd
  void startsAgainOnTheSamePortWithWhatItHasStored() throws LDAPException {
    try (SlapdServer slapd = SlapdServer.builder().ldif(ANN).start()) {
      int port = slapd.port();
      assertThatThrownBy(slapd::restart)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(slapd + " runs; stop it first");
      slapd.stop();
      slapd.restart();
      assertThat(slapd.port()).isEqualTo(port);
      try (LDAPConnection connection = new LDAPConnection("127.0.0.1", port)) {
        assertThat(connection.getEntry("uid=ann,dc=example,dc=com")).isNotNull();
      }
    }
  }
}
