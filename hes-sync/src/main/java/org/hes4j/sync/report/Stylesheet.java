package org.hes4j.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How the page looks, and the policy by which a browser takes that style and nothing else. */
final class Stylesheet {
  private static final String RESOURCE = "report.css";

  private final String css;

  private Stylesheet(String css) {
    this.css = css;
  }

  static Stylesheet load() throws IOException {
    try (InputStream in = Stylesheet.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE + " is missing beside " + Stylesheet.class.getName());
      }
      return new Stylesheet(new String(in.readAllBytes(), UTF_8));
    }
  }

  String css() {
    return css;
  }

  /** Content Security Policy Level 3: no script, no network, this style alone. */
  String policy() {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-"
        + Base64.getEncoder().encodeToString(sha256())
        + "'";
  }

  private byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(css.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
