package org.hes4j.examples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that can be said to {@code imhs-cmd}. Filled by picocli. */
final class Options {
  @Mixin ServiceOptions service = new ServiceOptions();
  @Mixin FileOptions files = new FileOptions();
  @Mixin LdapOptions ldap = new LdapOptions();
  @Mixin JdbcOptions jdbc = new JdbcOptions();
  @Mixin LimitOptions limits = new LimitOptions();
  @Mixin JournalOptions journal = new JournalOptions();
  @Mixin IncrementalOptions incremental = new IncrementalOptions();
  @Mixin MetricsOptions metrics = new MetricsOptions();
  @Mixin ChoiceOptions choices = new ChoiceOptions();
  @Mixin ReportOptions reports = new ReportOptions();

  @Option(
      names = {"-a", "--action"},
      paramLabel = "ACTION",
      description = "What to do: ${COMPLETION-CANDIDATES}.")
  @Nullable Action action;

  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      description = "Where recipients come from: ${COMPLETION-CANDIDATES}.")
  @Nullable SourceType type;

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      description = "Only this domain of the account; may be given several times.")
  List<MailDomain> domains = new ArrayList<>();

  @Option(
      names = "--allow-removals",
      paramLabel = "N",
      description =
          "For this run only: at most N removals, all domains together, instead of the usual limit.")
  @Nullable Long allowRemovals;

  @Option(
      names = "--verify",
      paramLabel = "HOW",
      description =
          "How the outcome is verified: ${COMPLETION-CANDIDATES}; state by default, full reads all lists back.")
  VerifyType verify = VerifyType.state;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "What is printed: ${COMPLETION-CANDIDATES}; text by default.")
  OutputType output = OutputType.text;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Option values; by default " + ConfigFile.DEFAULT_NAME + " in the home folder.")
  @Nullable Path config;

  @Option(names = "--debug", description = "Show what happens, and stack traces.")
  boolean debug;

  /** Where recipients come from. */
  enum SourceType {
    csv,
    ldif,
    ldap,
    jdbc
  }

  /** How the outcome is verified. */
  enum VerifyType {
    state,
    full
  }

  /** What is printed. */
  enum OutputType {
    text,
    json
  }
}
