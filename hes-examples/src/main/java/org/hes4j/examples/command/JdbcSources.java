package org.hes4j.examples.command;

import java.util.regex.Pattern;
import org.hes4j.directory.jdbc.JdbcRecipientSource;
import org.hes4j.directory.jdbc.JdbcRecipientSourceBuilder;
import org.hes4j.recipient.RecipientSource;

/** Makes sources of databases. */
final class JdbcSources {
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)[?&;:](password|pwd|sslpassword)=|//[^/@]*:[^/@]*@");

  private final JdbcOptions options;
  private final FileOptions columns;
  private final LimitOptions limits;
  private final Secrets secrets;

  JdbcSources(Options options, Secrets secrets) {
    this.options = options.jdbc;
    this.columns = options.files;
    this.limits = options.limits;
    this.secrets = secrets;
  }

  RecipientSource make() {
    if (options.url == null || options.query == null) {
      throw new UsageException(
          "-t jdbc needs --jdbc-url and --query, such as --jdbc-url"
              + " jdbc:postgresql://localhost/people --query 'SELECT mail FROM person'");
    }
    if (PASSWORD.matcher(options.url).find()) {
      throw new UsageException(
          "--jdbc-url holds a password, which every user of this machine can read; put it into a"
              + " file and name it with --jdbc-password-file, or set HES_JDBC_PASSWORD");
    }
    JdbcRecipientSourceBuilder builder = JdbcRecipientSource.builder(options.url, options.query);
    builder.driverJars(options.drivers);
    if (options.user != null) {
      String password = password();
      builder.login(options.user, () -> password);
    }
    if (!columns.addressColumns.isEmpty()) {
      builder.addressColumns(columns.addressColumns);
    }
    if (columns.displayNameColumns.size() > 1) {
      throw new UsageException("--display-name-column: -t jdbc takes one");
    }
    columns.displayNameColumns.forEach(builder::displayNameColumn);
    limits.connect().ifPresent(builder::connectTimeout);
    limits.response().ifPresent(builder::queryTimeout);
    limits.read().ifPresent(builder::readLimit);
    if (options.fetchSize != null) {
      builder.fetchSize(options.fetchSize);
    }
    return builder.build();
  }

  private String password() {
    return secrets
        .find(options.passwordFile, "HES_JDBC_PASSWORD", "jdbc-password")
        .orElseThrow(
            () ->
                new UsageException(
                    "--jdbc-user needs its password: put it into a file and name it with"
                        + " --jdbc-password-file, or set HES_JDBC_PASSWORD"));
  }
}
