package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.directory.ldap.ChangingSlapd.assertSame;

import java.nio.file.Path;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes 389 Directory Server tells, or rather does not. */
@Requires389
class Changes389Test {
  private static final String UNSAID =
      "startOver: the server does not say which of the entries known here are still there";

  @Test
  void thePluginIsOffOfItself(@TempDir Path folder) throws Exception {
    try (Server389 server = Server389.start(folder, People.ldif(5))) {
      assertThatThrownBy(() -> new Mirror().read(server.source().build()))
          .isInstanceOf(ChangesNotSupportedException.class)
          .hasMessageContaining("unavailable critical extension (12)");
    }
  }

  @Test
  void whoeverHasNotBoundMayNotAsk(@TempDir Path folder) throws Exception {
    try (Server389 server = Server389.tellingChanges(folder, People.ldif(5))) {
      assertThatThrownBy(() -> new Mirror().read(server.source().build()))
          .isInstanceOf(ChangesNotSupportedException.class)
          .hasMessageContaining("insufficient access rights (50)");
    }
  }

  /**
   * It ends the answer to a cookie with refreshDeletes FALSE although it has named only what has
   * changed. Taken at its word (RFC 4533, 3.3.2), that would mean that everybody else is gone.
   */
  @Test
  void nobodyIsGoneForItsNotSayingWhoIsThere(@TempDir Path folder) throws Exception {
    try (Server389 server = Server389.tellingChanges(folder, People.ldif(5))) {
      LdapRecipientSource source = server.source().bind(Server389.ROOT_DN, () -> "secret").build();
      Mirror mirror = new Mirror().read(source);
      assertSame(mirror, source);
      assertSame(mirror.read(source), source);
      assertThat(mirror.told()).hasSize(6).startsWith(UNSAID);

      server.modify(
          "dn: uid=p1,dc=example,dc=com",
          "changetype: modify",
          "replace: mail",
          "mail: x@example.com");
      server.modify("dn: uid=p2,dc=example,dc=com", "changetype: modify", "replace: mail");
      server.add(People.unit("unit", "new"));
      assertSame(mirror.read(source), source);
      assertThat(mirror.told()).hasSize(6).startsWith(UNSAID);
    }
  }
}
