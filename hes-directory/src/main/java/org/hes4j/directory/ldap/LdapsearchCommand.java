package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes searches as commands of OpenLDAP's ldapsearch, to be pasted into a shell. */
final class LdapsearchCommand {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private final LdapSettings settings;

  LdapsearchCommand(LdapSettings settings) {
    this.settings = settings;
  }

  /** One line for each search. */
  String text() {
    return settings.searches().stream().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(LdapSearch search) {
    List<String> words = new ArrayList<>(List.of("ldapsearch", "-LLL", "-o", "ldif-wrap=no"));
    words.addAll(List.of("-H", servers()));
    if (settings.encryption().startTls()) {
      words.add("-ZZ");
    }
    Login login = settings.login();
    words.addAll(login == null ? List.of("-x") : login.ldapsearchArguments());
    if (settings.pageSize() > 0) {
      words.addAll(List.of("-E", "pr=" + settings.pageSize() + "/noprompt"));
    }
    // No limit of its own, whatever ldap.conf says.
    words.addAll(List.of("-z", "none", "-l", "none"));
    words.addAll(List.of("-b", search.baseDn(), "-s", scope(search.scope())));
    words.add(search.filter().toString());
    Set<String> attributes = new LinkedHashSet<>(settings.wanted().addresses());
    attributes.addAll(settings.wanted().names());
    words.addAll(attributes);
    return environment()
        + words.stream().map(LdapsearchCommand::quoted).collect(Collectors.joining(" "));
  }

  private String servers() {
    return settings.servers().stream().map(LdapServer::toString).collect(Collectors.joining(" "));
  }

  /** ldapsearch takes its keys from PEM files, named in variables; a key store must be exported. */
  private String environment() {
    Encryption encryption = settings.encryption();
    StringBuilder variables = new StringBuilder();
    KeyFile trust = encryption.trust();
    if (trust != null) {
      String file = trust.password() == null ? trust.toString() : "CA.pem";
      variables.append("LDAPTLS_CACERT=").append(quoted(file)).append(' ');
    }
    if (encryption.key() != null) {
      variables.append("LDAPTLS_CERT=CERTIFICATE.pem LDAPTLS_KEY=KEY.pem ");
    }
    return variables.toString();
  }

  private static String scope(SearchScope scope) {
    if (scope.equals(SearchScope.BASE)) {
      return "base";
    }
    if (scope.equals(SearchScope.ONE)) {
      return "one";
    }
    return scope.equals(SearchScope.SUB) ? "sub" : "children";
  }

  /** As one word for a POSIX shell, whatever it holds. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
