package org.hes4j.client.http;

import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's own TLS, asked for at the first use. The JVM's HTTP client would ask when it is made,
 * and read a hundred and more certificates for a service that may be spoken to without TLS.
 * Thread-safe.
 */
final class DefaultTls extends SSLContextSpi {
  /** The JVM has no TLS to offer. */
  static final class NoTlsException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    NoTlsException(@Nullable String why, Throwable cause) {
      super(why, cause);
    }
  }

  private DefaultTls() {}

  static SSLContext context() {
    return new OnDemand(new DefaultTls());
  }

  /** What the JVM's HTTP client would find to be its default. */
  static SSLParameters parameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    return parameters;
  }

  private static SSLContext ofTheJvm() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new NoTlsException((e.getCause() == null ? e : e.getCause()).getMessage(), e);
    }
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("the JVM's own TLS is set up by the JVM");
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return ofTheJvm().getSocketFactory();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return ofTheJvm().getServerSocketFactory();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return ofTheJvm().createSSLEngine();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return ofTheJvm().createSSLEngine(host, port);
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return ofTheJvm().getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return ofTheJvm().getClientSessionContext();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return ofTheJvm().getDefaultSSLParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return ofTheJvm().getSupportedSSLParameters();
  }

  /** Its constructor is not public. */
  private static final class OnDemand extends SSLContext {
    OnDemand(SSLContextSpi spi) {
      super(spi, new Provider("hes4j", "1", "TLS on demand") {}, "Default");
    }
  }
}
