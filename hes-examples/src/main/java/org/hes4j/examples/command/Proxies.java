package org.hes4j.examples.command;

import java.util.regex.Pattern;
import org.hes4j.client.HttpProxy;

/** Makes the proxy that the options name. */
final class Proxies {
  /**
   * Names the ways of logging in that the JDK does not use towards a tunnel's proxy; {@code Basic}
   * by default. It is read at the first request, and this process has no other purpose than ours.
   */
  private static final String NOT_FOR_TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

  /** A name or an address; that of IPv6 has colons, and brackets perhaps. */
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("([^\\s/?#@:\\[\\]]+|\\[?[0-9A-Fa-f:.]+(%\\w+)?\\]?):[0-9]{1,5}");

  private final ServiceOptions options;
  private final Secrets secrets;

  Proxies(ServiceOptions options, Secrets secrets) {
    this.options = options;
    this.secrets = secrets;
  }

  HttpProxy make(String place) {
    int colon = place.lastIndexOf(':');
    if (place.indexOf('@') >= 0) {
      throw new UsageException(
          "--proxy holds a login; write HOST:PORT, the name into --proxy-user and the password into"
              + " a file for --proxy-password-file");
    }
    if (!HOST_AND_PORT.matcher(place).matches()) {
      throw new UsageException(
          "--proxy is not HOST:PORT, such as proxy.example.com:3128, without http:// and without"
              + " blanks");
    }
    if (System.getProperty(NOT_FOR_TUNNELS) == null) {
      System.setProperty(NOT_FOR_TUNNELS, "");
    }
    HttpProxy proxy =
        HttpProxy.of(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
    return options.proxyUser == null ? proxy : login(proxy, options.proxyUser);
  }

  private HttpProxy login(HttpProxy proxy, String user) {
    String password =
        secrets
            .find(options.proxyPasswordFile, "HES_PROXY_PASSWORD", "proxy-password")
            .orElseThrow(
                () ->
                    new UsageException(
                        "the password of --proxy-user is not known: put it into a file and name it"
                            + " with --proxy-password-file, or set HES_PROXY_PASSWORD"));
    return proxy.withLogin(user, password);
  }
}
