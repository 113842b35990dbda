package org.hes4j.directory.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a source by its JDBC URL without showing what the URL may hide.
 *
 * <p>Drivers take passwords in parameters, before an {@code @}, and in notations of their own. Only
 * what is recognisably host, port and database is shown; of every other URL, only its subprotocol.
 */
final class SourceName {
  private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+\\])(?::[0-9]{1,5})?";
  private static final String HOSTS = HOST + "(?:," + HOST + ")*";

  private static final Pattern PLAIN =
      Pattern.compile(
          "(jdbc:[a-z0-9]+:(?:[a-z0-9]+:)*(?:@?//"
              + HOSTS
              + "|@"
              + HOSTS
              + ")?[\\w.$~/-]*)"
              + "(?:[?;][^@]*)?");

  private static final Pattern SUBPROTOCOL = Pattern.compile("(jdbc:[a-z0-9]{1,20}):.*");

  private SourceName() {}

  static String of(String url) {
    Matcher plain = PLAIN.matcher(url);
    if (plain.matches()) {
      return "JDBC " + plain.group(1);
    }
    Matcher subprotocol = SUBPROTOCOL.matcher(url);
    return "JDBC " + (subprotocol.matches() ? subprotocol.group(1) : "jdbc") + ":…";
  }
}
