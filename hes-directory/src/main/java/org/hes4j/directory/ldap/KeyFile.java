package org.hes4j.directory.ldap;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of keys or certificates: PEM certificates without a password, a key store with one. Read
 * anew for each connection, for certificates are renewed.
 */
record KeyFile(Path file, @Nullable Supplier<String> password) {

  KeyStore load() throws IOException, GeneralSecurityException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("there is no such file");
    }
    return password == null ? certificates() : KeyStore.getInstance(file.toFile(), secret());
  }

  char[] secret() {
    return password == null
        ? new char[0]
        : Objects.requireNonNullElse(password.get(), "").toCharArray();
  }

  private KeyStore certificates() throws IOException, GeneralSecurityException {
    Collection<? extends Certificate> found;
    try (InputStream in = Files.newInputStream(file)) {
      found = CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
    if (found.isEmpty()) {
      throw new CertificateException("it holds no certificate");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (Certificate certificate : found) {
      store.setCertificateEntry("trusted-" + store.size(), certificate);
    }
    return store;
  }

  /** The file alone. */
  @Override
  public String toString() {
    return file.toString();
  }
}
