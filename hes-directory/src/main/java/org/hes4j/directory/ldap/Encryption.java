package org.hes4j.directory.ldap;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * How connections are encrypted, and by whose keys.
 *
 * @param startTls whether a connection to an {@code ldap://} URL is encrypted before anything else
 * @param given the caller's own context, or null
 * @param trust whom to trust, or null for the JVM's own
 * @param key the client's certificate and key, or null
 */
record Encryption(
    boolean startTls, @Nullable SSLContext given, @Nullable KeyFile trust, @Nullable KeyFile key) {

  static final Encryption NONE = new Encryption(false, null, null, null);

  Encryption withStartTls() {
    return new Encryption(true, given, trust, key);
  }

  Encryption with(SSLContext context) {
    return new Encryption(startTls, context, trust, key);
  }

  Encryption trusting(KeyFile file) {
    return new Encryption(startTls, given, file, key);
  }

  Encryption withKey(KeyFile file) {
    return new Encryption(startTls, given, trust, file);
  }

  boolean hasKeys() {
    return given != null || trust != null || key != null;
  }

  SSLContext context(ConnectFailures failures) {
    try {
      if (given != null) {
        return given;
      }
      if (trust == null && key == null) {
        return SSLContext.getDefault();
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(failures), trustManagers(failures), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw failures.noTls(e);
    }
  }

  private KeyManager @Nullable [] keyManagers(ConnectFailures failures) {
    if (key == null) {
      return null;
    }
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(key.load(), key.secret());
      return factory.getKeyManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw failures.keyFile("key store", key, e);
    }
  }

  private TrustManager @Nullable [] trustManagers(ConnectFailures failures) {
    if (trust == null) {
      return null;
    }
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trust.load());
      return factory.getTrustManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw failures.keyFile("trusted certificates", trust, e);
    }
  }
}
