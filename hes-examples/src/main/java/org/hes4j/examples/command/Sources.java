package org.hes4j.examples.command;

import java.util.Optional;
import org.hes4j.directory.ldap.LdapRecipientSource;
import org.hes4j.incremental.IncrementalSource;
import org.hes4j.incremental.LastRead;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.recipient.RecipientSource;
import org.jspecify.annotations.Nullable;

/** Makes the source that the options name. */
final class Sources {
  private final Options options;
  private final FileSources files;
  private final LdapSources directories;
  private final JdbcSources databases;
  private final KeptSources kept;
  private final Choices choices;
  private @Nullable IncrementalSource incremental;

  Sources(Options options, Secrets secrets, Surroundings surroundings) {
    this.options = options;
    this.files = new FileSources(options, surroundings);
    this.directories = new LdapSources(options, secrets);
    this.databases = new JdbcSources(options, secrets);
    this.kept = new KeptSources(options, surroundings);
    this.choices = new Choices(options.choices);
  }

  /** The source, with the lists of who counts beside it or not. */
  RecipientSource make() {
    try {
      return choices.of(read());
    } catch (IllegalArgumentException e) {
      throw new UsageException("the source cannot be read like this: " + e.getMessage());
    }
  }

  /** The query of a directory as a command to paste; nothing for other sources. */
  Optional<String> query() {
    return options.type == Options.SourceType.ldap
        ? Optional.of(directories.make()).map(LdapRecipientSource::ldapsearchCommand)
        : Optional.empty();
  }

  /** The directory, of which what was read is kept. */
  IncrementalSource incremental() {
    incremental = kept.make(directories.make());
    return incremental;
  }

  /** How a source that is kept was read; nothing for others, and before. */
  Optional<LastRead> lastRead() {
    return Optional.ofNullable(incremental).flatMap(IncrementalSource::lastRead);
  }

  /** Why a source that is kept could not be asked for changes; nothing where it could. */
  Optional<ChangesNotSupportedException> unable() {
    return Optional.ofNullable(incremental).flatMap(IncrementalSource::unable);
  }

  /** A look at the source is a look at the directory itself, and needs no journal. */
  private boolean keeps() {
    return options.action == Action.WATCH
        || (options.incremental.incremental && options.action != Action.CHECK_SOURCE);
  }

  private RecipientSource read() {
    if (options.type == null) {
      throw new UsageException(
          "-t is missing: where do recipients come from? Say -t csv -f FILE, -t ldif -f FILE,"
              + " -t ldap --ldap-url URL or -t jdbc --jdbc-url URL --query SQL");
    }
    if (options.incremental.incremental && options.type != Options.SourceType.ldap) {
      throw new UsageException(
          "--incremental is for -t ldap: of -t " + options.type + " nobody tells what has changed");
    }
    return switch (options.type) {
      case csv -> choices.named(files.csv());
      case ldif -> choices.named(files.ldif());
      case ldap -> keeps() ? incremental() : choices.named(directories.make());
      case jdbc -> choices.named(databases.make());
    };
  }
}
