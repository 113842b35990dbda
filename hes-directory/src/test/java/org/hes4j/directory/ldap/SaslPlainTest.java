package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import org.hes4j.directory.Records;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that lets nobody read who has not logged in. */
class SaslPlainTest {
  private InMemoryDirectoryServer server;

  @BeforeEach
  void start() throws LDAPException, LDIFException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
    config.setSchema(null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig("sasl", InetAddress.getLoopbackAddress(), 0, null));
    config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
    server = new InMemoryDirectoryServer(config);
    server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
    server.add(
        "dn: uid=reader,dc=example,dc=com",
        "objectClass: account",
        "uid: reader",
        "userPassword: word",
        "mail: reader@example.com");
    server.startListening();
  }

  @AfterEach
  void stop() {
    server.shutDown(true);
  }

  private LdapRecipientSourceBuilder source() {
    return LdapRecipientSource.builder(
        "ldap://127.0.0.1:" + server.getListenPort() + "/dc=example,dc=com");
  }

  @Test
  void readsWhatOnlyThoseWhoLoggedInMayRead() {
    LdapRecipientSource source =
        source().bindPlain("dn:uid=reader,dc=example,dc=com", () -> "word").build();

    assertThat(Records.of(source).values()).containsExactly("reader@example.com");
  }

  @Test
  void readsNothingWithoutLogin() {
    assertThatThrownBy(() -> Records.of(source().build())).isInstanceOf(LdapSourceException.class);
  }
}
