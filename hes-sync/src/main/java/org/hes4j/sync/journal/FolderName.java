package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names the folder of an endpoint and account: readable by people, safe on every file system, and
 * another one for each pair.
 */
final class FolderName {
  private static final int READABLE = 40;
  private static final int DIGITS = 16;

  private FolderName() {}

  /**
   * The name.
   *
   * @throws IllegalArgumentException when the endpoint has no host
   */
  static String of(URI endpoint, String account) {
    String host = endpoint.getHost();
    if (host == null) {
      throw new IllegalArgumentException(
          "the endpoint of a journal needs a host, as in https://hes.example.com/");
    }
    return readable(host) + "-" + readable(account) + "-" + digest(key(endpoint, account));
  }

  /** What makes two pairs the same one. A user name or a query in the URI is no part of it. */
  private static String key(URI endpoint, String account) {
    int port = endpoint.getPort() >= 0 ? endpoint.getPort() : usualPort(endpoint);
    return server(endpoint) + ":" + port + path(endpoint.getPath()) + "\n" + account;
  }

  /** The endpoint for people, the same text for all ways to write it that have the same folder. */
  static String shown(URI endpoint) {
    boolean usual = endpoint.getPort() < 0 || endpoint.getPort() == usualPort(endpoint);
    String port = usual ? "" : ":" + endpoint.getPort();
    return server(endpoint) + port + path(endpoint.getPath());
  }

  private static int usualPort(URI endpoint) {
    return endpoint.getScheme().equalsIgnoreCase("http") ? 80 : 443;
  }

  private static String server(URI endpoint) {
    return (endpoint.getScheme() + "://" + endpoint.getHost()).toLowerCase(Locale.ROOT);
  }

  private static String path(@Nullable String path) {
    return path == null ? "" : path.replaceFirst("/+$", "");
  }

  private static String readable(String text) {
    String safe = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._@-]", "_");
    return safe.length() > READABLE ? safe.substring(0, READABLE) : safe;
  }

  /** The first digits of a SHA-256. */
  static String digest(String text) {
    String hex = HexFormat.of().formatHex(Sha256.of().digest(text.getBytes(UTF_8)));
    return hex.substring(0, DIGITS);
  }
}
