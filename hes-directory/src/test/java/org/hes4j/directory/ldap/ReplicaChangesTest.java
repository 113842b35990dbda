package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.directory.ldap.ChangingSlapd.BASE;
import static org.hes4j.directory.ldap.ChangingSlapd.assertSame;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;

/** Two OpenLDAP servers, the second a replica of the first. */
@RequiresSlapd
class ReplicaChangesTest {
  private static final long LONGEST_NANOS = 60_000_000_000L;

  /** Until both say the same of how far they are. */
  private static void awaitReplica(SlapdServer provider, SlapdServer replica) throws LDAPException {
    long deadline = System.nanoTime() + LONGEST_NANOS;
    while (!state(provider).equals(state(replica))) {
      assertThat(System.nanoTime()).as("the replica lags: %s", replica.log()).isLessThan(deadline);
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static List<Attribute> state(SlapdServer slapd) throws LDAPException {
    try (LDAPConnection connection = new LDAPConnection("127.0.0.1", slapd.port())) {
      SearchResultEntry base = connection.getEntry(BASE, "contextCSN", "entryUUID");
      return base == null ? List.of() : List.copyOf(base.getAttributes());
    }
  }

  @Test
  void aTokenOfOneHoldsAtTheOther() throws Exception {
    try (ChangingSlapd provider = ChangingSlapd.start(5, 100);
        SlapdServer replica =
            SlapdServer.builder().replicaOf(provider.slapd()).contentSynchronization(100).start()) {
      LdapRecipientSource source =
          provider.source().alternative(replica.serverUrl().toString()).build();
      Mirror mirror = new Mirror().read(source);
      awaitReplica(provider.slapd(), replica);
      provider.delete("p1");
      provider.add("new");
      awaitReplica(provider.slapd(), replica);
      ChangeToken token = Objects.requireNonNull(mirror.token());
      provider.slapd().stop();

      assertSame(mirror.read(source), source);
      assertThat(mirror.told()).containsExactlyInAnyOrder("removed", "put");
      assertThat(mirror.token()).isNotEqualTo(token);

      provider.restart();
      provider.delete("p2");
      assertSame(mirror.read(source), source);
      assertThat(mirror.told().get(0)).doesNotContain("startOver");
    }
  }
}
