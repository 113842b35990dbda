package org.hes4j.examples.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.hes4j.directory.csv.CsvRecipientSource;
import org.hes4j.directory.ldap.LdapRecipientSource;
import org.hes4j.directory.ldap.LdapRecipientSourceBuilder;
import org.hes4j.recipient.RecipientSource;

/** Makes the source that the options name. */
final class Sources {
  private final Options options;
  private final Secrets secrets;
  private final Surroundings surroundings;

  Sources(Options options, Secrets secrets, Surroundings surroundings) {
    this.options = options;
    this.secrets = secrets;
    this.surroundings = surroundings;
  }

  RecipientSource make() {
    if (options.type == null) {
      throw new UsageException(
          "-t is missing: where do recipients come from? Say -t csv -f FILE, or -t ldap --ldap-url URL");
    }
    return switch (options.type) {
      case csv -> csv();
      case ldap -> ldap();
    };
  }

  private RecipientSource csv() {
    if (options.file == null) {
      throw new UsageException("-f is missing: -t csv needs the file, or - for standard input");
    }
    if (options.file.equals("-")) {
      return CsvRecipientSource.of("standard input", surroundings::in);
    }
    try {
      return CsvRecipientSource.of(Path.of(options.file));
    } catch (InvalidPathException e) {
      throw new UsageException("-f names no file");
    }
  }

  private RecipientSource ldap() {
    if (options.ldapUrl == null) {
      throw new UsageException(
          "--ldap-url is missing: -t ldap needs the directory, such as ldap://localhost:389/dc=example,dc=com");
    }
    try {
      LdapRecipientSourceBuilder builder = LdapRecipientSource.builder(options.ldapUrl);
      if (options.filter != null) {
        builder.filter(options.filter);
      }
      if (!options.attributes.isEmpty()) {
        builder.attributes(options.attributes.toArray(String[]::new));
      }
      if (options.bindDn != null) {
        String password = bindPassword();
        builder.bind(options.bindDn, () -> password);
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new UsageException("the directory cannot be asked like this: " + e.getMessage());
    }
  }

  private String bindPassword() {
    return secrets
        .find(options.bindPasswordFile, "HES_BIND_PASSWORD", "bind-password")
        .orElseThrow(
            () ->
                new UsageException(
                    "--bind-dn needs its password: put it into a file and name it with --bind-password-file, or set"
                        + " HES_BIND_PASSWORD"));
  }
}
