package org.hes4j.directory.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority of a test's own, made with the JDK's keytool in the test's folder. */
final class TestCa {
  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final Path keys;

  private TestCa(Path folder) {
    this.folder = folder;
    this.keys = folder.resolve("authority.p12");
  }

  static TestCa in(Path folder) throws Exception {
    TestCa authority = new TestCa(folder);
    authority.keytool("authority", "CN=Test Authority", List.of("-ext", "bc:c"));
    return authority;
  }

  /**
   * Makes a key with a certificate.
   *
   * @param name by which the files are asked for
   * @param dn the subject
   * @param names the subject's other names, such as {@code dns:localhost}
   */
  TestCa issue(String name, String dn, String names) throws Exception {
    keytool(name, dn, List.of("-ext", "san=" + names, "-signer", "authority"));
    return this;
  }

  /** That of all its key stores. */
  static String password() {
    return PASSWORD;
  }

  private void keytool(String alias, String dn, List<String> more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", dn, "-keyalg", "RSA"));
    // Not EC: the GnuTLS of Debian's slapd does not read the keys of that kind that Java writes.
    command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD, "-validity", "2"));
    command.addAll(more);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(Files.readString(folder.resolve("keytool.log")));
    }
  }

  private KeyStore all() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  /** The authority's certificate. */
  Path pem() throws Exception {
    return certificate("authority");
  }

  Path certificate(String name) throws Exception {
    return pem(name + ".pem", "CERTIFICATE", all().getCertificate(name).getEncoded());
  }

  Path key(String name) throws Exception {
    return pem(
        name + ".key", "PRIVATE KEY", all().getKey(name, PASSWORD.toCharArray()).getEncoded());
  }

  private Path pem(String file, String kind, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n",
        StandardCharsets.US_ASCII);
  }

  /** A key store that holds the authority's certificate. */
  Path trustStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", all().getCertificate("authority"));
    return write(store, "trust.p12");
  }

  /** A key store that holds one key with its certificate. */
  Path keyStore(String name) throws Exception {
    char[] password = PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate[] chain = all().getCertificateChain(name);
    store.setKeyEntry(name, all().getKey(name, password), password, chain);
    return write(store, name + ".p12");
  }

  private Path write(KeyStore store, String file) throws Exception {
    Path path = folder.resolve(file);
    try (var out = Files.newOutputStream(path)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return path;
  }
}
