package org.hes4j.directory.jdbc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JDBC URL may hide: the values of its parameters and what stands before an {@code @}.
 *
 * <p>Which parameter is a secret is the driver's business, so all but the user's name are taken for
 * one.
 */
final class UrlSecrets {
  private static final Pattern PARAMETER = Pattern.compile("[?;&,(:]([^=?;&,()]+)=([^?;&,()]*)");
  private static final Pattern SEPARATORS = Pattern.compile("[?;&=@/:,()]+");

  /** Shorter ones, such as {@code true}, are found in any text. */
  private static final int SHORTEST = 5;

  private UrlSecrets() {}

  static List<String> of(String url) {
    List<String> secrets = new ArrayList<>();
    Matcher parameters = PARAMETER.matcher(url);
    while (parameters.find()) {
      String name = parameters.group(1).strip().toLowerCase(Locale.ROOT);
      if (!name.equals("user")) {
        secrets.add(parameters.group(2));
      }
    }
    String shown = SourceName.of(url);
    SEPARATORS
        .splitAsStream(url.substring(0, Math.max(0, url.lastIndexOf('@'))))
        .filter(piece -> !shown.contains(piece))
        .forEach(secrets::add);
    List.copyOf(secrets).forEach(secret -> secrets.add(decoded(secret)));
    secrets.removeIf(secret -> secret.length() < SHORTEST);
    return List.copyOf(secrets);
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
