package org.hes4j.directory.ldap;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a directory is read.
 *
 * @param servers at least one; the first that can be reached is read
 * @param searches at least one; all of them are read
 */
record LdapSettings(
    List<LdapServer> servers,
    List<LdapSearch> searches,
    Wanted wanted,
    @Nullable Login login,
    Encryption encryption,
    Referrals referrals,
    Answers answers,
    Limits limits) {

  /** The attributes asked for: those of addresses and those of names for people. */
  record Wanted(List<String> addresses, List<String> names) {

    String[] all() {
      return Stream.concat(addresses.stream(), names.stream()).distinct().toArray(String[]::new);
    }
  }

  /**
   * How answers come, and which are believed.
   *
   * @param pageSize 0 for no paging
   * @param withText whether success counts that has a text beside it
   */
  record Answers(int pageSize, boolean withText) {}

  /** How long to wait: for the connection, for each answer, for the whole. */
  record Limits(Duration connect, Duration response, Duration read) {}

  /** How many entries to ask for at a time, 0 for all. */
  int pageSize() {
    return answers.pageSize();
  }

  boolean encrypted(LdapServer server) {
    return server.secure() || encryption.startTls();
  }

  /** The source as people know it, reading from that server. */
  String at(LdapServer server) {
    return shown(server + "/" + searches.get(0).baseDn(), searches.subList(1, searches.size()));
  }

  String at(LdapTarget target) {
    return shown(target.toString(), List.of());
  }

  private String shown(String first, List<LdapSearch> others) {
    String more =
        others.stream().map(search -> " and " + search.baseDn()).collect(Collectors.joining());
    return "LDAP " + first + more + " (" + String.join(", ", wanted.addresses()) + ")";
  }

  @Override
  public String toString() {
    String urls = servers.stream().map(LdapServer::toString).collect(Collectors.joining(" or "));
    return shown(urls + "/" + searches.get(0).baseDn(), searches.subList(1, searches.size()));
  }
}
