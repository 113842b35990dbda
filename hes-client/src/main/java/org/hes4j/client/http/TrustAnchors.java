package org.hes4j.client.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are trusted beside those that the JVM trusts anyway. */
final class TrustAnchors {
  private TrustAnchors() {}

  /** A context that trusts the JVM's authorities and these. */
  static SSLContext with(Collection<X509Certificate> extra) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(extra), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "the extra trust anchors cannot be used: " + e.getMessage(), e);
    }
  }

  static TrustManager[] managers(Collection<X509Certificate> extra)
      throws GeneralSecurityException, IOException {
    List<X509Certificate> all = new ArrayList<>(extra);
    for (TrustManager manager : managers((KeyStore) null)) {
      if (manager instanceof X509TrustManager x509) {
        all.addAll(List.of(x509.getAcceptedIssuers()));
      }
    }
    return managers(store(all));
  }

  /** Those of a store; of the JVM for null. */
  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore store(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("anchor" + i, certificates.get(i));
    }
    return store;
  }
}
