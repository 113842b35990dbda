package org.hes4j.examples.command;

import java.nio.file.Path;
import java.util.List;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** Everything that can be said to {@code imhs-cmd}. */
final class Options {
  private static final Setting<Action> ACTION =
      Setting.of("action", "ACTION", new Words<>(Action.class), "What to do: {words}.")
          .withLetter("a");

  private static final Setting<SourceType> TYPE =
      Setting.of(
              "type", "TYPE", new Words<>(SourceType.class), "Where recipients come from: {words}.")
          .withLetter("t")
          .only(Use.SOURCE);

  private static final Setting<MailDomain> DOMAIN =
      Setting.of(
              "domain",
              "DOMAIN",
              Kind.DOMAIN,
              "Only this domain of the account; may be given several times.")
          .withLetter("d")
          .only(Use.CHANGES.and(Action.LIST_USERS));

  private static final Setting<Long> ALLOW_REMOVALS =
      Setting.of(
              "allow-removals",
              "N",
              Kind.largeNumber(),
              "For this run only: at most N removals, all domains together, instead of the usual limit.")
          .only(Use.CHANGES.except(Action.ADD_USERS));

  private static final Setting<VerifyType> VERIFY =
      Setting.of(
              "verify",
              "HOW",
              new Words<>(VerifyType.class),
              "How the outcome is verified: {words}; state by default, full reads all lists back.")
          .only(Use.WRITES);

  private static final Setting<OutputType> OUTPUT =
      Setting.of(
          "output",
          "FORMAT",
          new Words<>(OutputType.class),
          "What is printed: {words}; text by default.");

  static final Setting<Path> CONFIG =
      Setting.of(
          "config",
          "FILE",
          Kind.FILE,
          "Option values; by default " + ConfigFile.DEFAULT_NAME + " in the home folder.");

  private static final Setting<Boolean> DEBUG =
      Setting.ofSwitch("debug", "Show what happens, and stack traces.");

  static final Setting<Boolean> HELP =
      Setting.ofSwitch("help", "Show this help message and exit.").withLetter("h");

  static final Setting<Boolean> VERSION =
      Setting.ofSwitch("version", "Print version information and exit.").withLetter("V");

  /** All that there are, in the order of the help. */
  static final List<Section> SECTIONS =
      List.of(
          Section.of("What is done", ACTION, TYPE, DOMAIN, ALLOW_REMOVALS, VERIFY),
          ServiceOptions.SECTION,
          FileOptions.SECTION,
          LdapOptions.SECTION,
          JdbcOptions.SECTION,
          LimitOptions.SECTION,
          ChoiceOptions.SECTION,
          IncrementalOptions.SECTION,
          JournalOptions.SECTION,
          ReportOptions.SECTION,
          MetricsOptions.SECTION,
          Section.of("The command itself", OUTPUT, CONFIG, DEBUG, HELP, VERSION));

  static final List<Setting<?>> ALL =
      SECTIONS.stream().<Setting<?>>flatMap(section -> section.settings().stream()).toList();

  final @Nullable Action action;
  final @Nullable SourceType type;
  final List<MailDomain> domains;
  final @Nullable Long allowRemovals;
  final VerifyType verify;
  final OutputType output;
  final ServiceOptions service;
  final FileOptions files;
  final LdapOptions ldap;
  final JdbcOptions jdbc;
  final LimitOptions limits;
  final JournalOptions journal;
  final IncrementalOptions incremental;
  final MetricsOptions metrics;
  final ChoiceOptions choices;
  final ReportOptions reports;

  /**
   * What was said.
   *
   * @throws UsageException when a value cannot be read
   */
  Options(Given given) {
    action = given.value(ACTION);
    type = given.value(TYPE);
    domains = given.values(DOMAIN);
    allowRemovals = given.value(ALLOW_REMOVALS);
    verify = given.value(VERIFY, VerifyType.state);
    output = given.value(OUTPUT, OutputType.text);
    service = new ServiceOptions(given);
    files = new FileOptions(given);
    ldap = new LdapOptions(given);
    jdbc = new JdbcOptions(given);
    limits = new LimitOptions(given);
    journal = new JournalOptions(given);
    incremental = new IncrementalOptions(given);
    metrics = new MetricsOptions(given);
    choices = new ChoiceOptions(given);
    reports = new ReportOptions(given);
  }

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
