package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hes4j.directory.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections: trust and the host's name. */
class LdapsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;

  private SSLContext certified(String names) throws Exception {
    Path keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + names,
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-validity",
                "2")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory key = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    key.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(key.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static InMemoryDirectoryServer start(SSLContext context) throws Exception {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
    config.setSchema(null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "tls",
            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
            0,
            context.getServerSocketFactory(),
            context.getSocketFactory()));
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    server.add("dn: dc=example,dc=com", "objectClass: domain", "mail: ann@example.com");
    server.startListening();
    return server;
  }

  private static LdapRecipientSourceBuilder source(InMemoryDirectoryServer server) {
    return LdapRecipientSource.builder(
        "ldaps://localhost:" + server.getListenPort() + "/dc=example,dc=com");
  }

  private static LdapSourceException failure(LdapRecipientSourceBuilder source) {
    return catchThrowableOfType(LdapSourceException.class, () -> Records.of(source.build()));
  }

  @Test
  void aTrustedServerOfThatNameIsRead() throws Exception {
    SSLContext context = certified("dns:localhost");
    InMemoryDirectoryServer server = start(context);
    try {
      LdapRecipientSource source = source(server).sslContext(context).build();
      assertThat(Records.of(source).values()).containsExactly("ann@example.com");
      assertThat(source.toString()).startsWith("LDAP ldaps://localhost:");
    } finally {
      server.shutDown(true);
    }
  }

  @Test
  void aTrustedServerOfAnotherNameIsRefused() throws Exception {
    SSLContext context = certified("dns:other.example.com");
    InMemoryDirectoryServer server = start(context);
    try {
      assertThat(failure(source(server).sslContext(context)))
          .hasMessageContaining("cannot connect")
          .hasMessageContaining("must name the host of the URL");
    } finally {
      server.shutDown(true);
    }
  }

  @Test
  void anUntrustedServerIsRefused() throws Exception {
    InMemoryDirectoryServer server = start(certified("dns:localhost"));
    try {
      assertThat(failure(source(server)))
          .hasMessageContaining("cannot connect")
          .hasMessageContaining("must be trusted by this JVM");
    } finally {
      server.shutDown(true);
    }
  }
}
