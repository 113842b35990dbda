package org.hes4j.examples.command;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.incremental.IncrementalSource;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.sync.RecipientSync;
import org.hes4j.sync.Rivals;
import org.hes4j.sync.SourceCheck;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;
import org.hes4j.sync.Verification;
import org.hes4j.sync.Writing;
import org.hes4j.sync.journal.Backup;

/**
 * One action with its options: the source and the client are made, the library does the work, the
 * printer tells.
 */
final class Task {
  private final Options options;
  private final Surroundings surroundings;
  private final Secrets secrets;
  private final Printer printer;
  private final Monitored monitored;
  private final Telling telling;

  /** What is told of a run: its report, notes beside it, and why no changes were asked for. */
  private record Telling(
      Consumer<SyncReport> report,
      Consumer<String> note,
      Consumer<ChangesNotSupportedException> unable) {}

  Task(Options options, Surroundings surroundings, ConfigFile config, Printer printer) {
    this.options = options;
    this.surroundings = surroundings;
    this.secrets = new Secrets(surroundings, config);
    this.printer = printer;
    this.monitored = new Monitored(options, surroundings);
    this.telling =
        new Telling(
            printer::report, what -> surroundings.err().println("imhs-cmd: " + what), why -> {});
  }

  /** One run of a watch, which has figures of its own. */
  private Task(Task watch, WatchLog log, WatchSignals signals) {
    this.options = watch.options;
    this.surroundings = watch.surroundings;
    this.secrets = watch.secrets;
    this.printer = watch.printer;
    this.monitored = new Monitored(options, surroundings);
    this.telling = new Telling(log::report, log::say, signals::broken);
  }

  ExitStatus run() {
    Action action = options.action;
    if (action == null) {
      throw new UsageException(
          "-a is missing: what is to be done? One of "
              + List.of(Action.values())
              + "; imhs-cmd --help shows all options");
    }
    return switch (action) {
      case LIST_DOMAINS -> listDomains();
      case LIST_USERS -> listUsers();
      case CHECK_SOURCE -> checkSource();
      case HISTORY -> history();
      case RESTORE -> writing(this::restore);
      case ADD_USERS, DELETE_USERS, REPLACE_USERS -> writing(() -> sync(action));
      case PLAN -> sync(action);
      case WATCH -> watch();
    };
  }

  private ExitStatus listDomains() {
    try (HesClient hes = client()) {
      printer.domains(hes.listDomains());
      return ExitStatus.DONE;
    }
  }

  private ExitStatus listUsers() {
    try (HesClient hes = client()) {
      printer.users(SortedUsers.of(hes, selected(hes)));
      return ExitStatus.DONE;
    }
  }

  /**
   * The domains asked for, or all; one that the account lacks is said here, before anything is
   * printed.
   */
  private Collection<DomainStatus> selected(HesClient hes) {
    Map<MailDomain, DomainStatus> all = new TreeMap<>();
    hes.listDomains().forEach(status -> all.put(status.domain(), status));
    for (MailDomain domain : options.domains) {
      if (!all.containsKey(domain)) {
        throw new UnknownDomainException(
            domain + " is no domain of this account, which has " + all.keySet(),
            domain,
            null,
            null);
      }
    }
    if (!options.domains.isEmpty()) {
      all.keySet().retainAll(options.domains);
    }
    return all.values();
  }

  /** Talks to no service. A source without any recipient ends as a run with it would. */
  private ExitStatus checkSource() {
    Sources sources = new Sources(options, secrets, surroundings);
    SourceCheck check = SourceCheck.of(sources.make());
    boolean empty = check.isEmpty();
    ExitStatus status = empty ? ExitStatus.SOURCE : ExitStatus.DONE;
    printer.check(check, sources.query(), status);
    return status;
  }

  private ExitStatus history() {
    Journals journals = new Journals(options, surroundings);
    printer.history(journals.history(), journals.backups());
    return ExitStatus.DONE;
  }

  /** Goes through the same plan, removal limit, backup and verification as any other change. */
  private ExitStatus restore() {
    Backup backup = new Journals(options, surroundings).backup();
    for (MailDomain domain : options.domains) {
      if (!backup.domains().contains(domain)) {
        throw new UsageException(
            "-d: run %s changed no list of %s; it changed those of %s. Name another run with --run; -a history shows them"
                .formatted(backup.runId(), domain, new TreeSet<>(backup.domains())));
      }
    }
    telling.note().accept("putting back the lists before run " + backup.runId());
    try (HesClient hes = client();
        ProgressDisplay progress = ProgressDisplay.of(surroundings)) {
      RecipientSync.Builder builder = RecipientSync.restore(backup, hes);
      RecipientSync sync = configure(builder).listener(progress).build();
      return done(progress, sync::replaceUsers);
    } catch (UnknownDomainException e) {
      throw withOthers(e, backup);
    }
  }

  /** A domain of the backup that the account has no more keeps none of the others. */
  private UnknownDomainException withOthers(UnknownDomainException gone, Backup backup) {
    Set<MailDomain> others = new TreeSet<>(backup.domains());
    if (!options.domains.isEmpty()) {
      others.retainAll(options.domains);
    }
    others.remove(gone.domain());
    return others.isEmpty()
        ? gone
        : new UnknownDomainException(
            gone.getMessage()
                + ". -d puts back the lists of some domains alone: "
                + others.stream().map(domain -> "-d " + domain).collect(Collectors.joining(" ")),
            gone.domain(),
            null,
            gone);
  }

  /** Run after run, each a task of its own, with a monitor of its own. */
  private ExitStatus watch() {
    WatchChecks.check(options);
    WatchLog log = new WatchLog(surroundings);
    IncrementalSource source = new Sources(options, secrets, surroundings).incremental();
    WatchSignals signals = new WatchSignals();
    WatchRun run = new WatchRun(log, () -> new Task(this, log, signals).replace());
    WatchLoop loop = new WatchLoop(source, run, options.incremental, signals, log);
    try {
      return StopSignal.during(signals, loop::run);
    } catch (ChangesNotSupportedException e) {
      // The figures of the last run say that it went well, and nobody would look.
      return new Monitored(options, surroundings)
          .run(
              () -> {
                throw e;
              });
    }
  }

  private ExitStatus replace() {
    return writing(() -> sync(Action.REPLACE_USERS));
  }

  /** A failure tells too which lists have been changed before it. */
  private ExitStatus writing(Supplier<ExitStatus> action) {
    try {
      return monitored.run(action);
    } catch (RuntimeException e) {
      throw monitored
          .failedRun()
          .flatMap(run -> UnfinishedRun.of(run, e, options.service))
          .orElse(e);
    }
  }

  private ExitStatus sync(Action action) {
    Sources sources = new Sources(options, secrets, surroundings);
    RecipientSource source = sources.make();
    try (HesClient hes = client();
        ProgressDisplay progress = ProgressDisplay.of(surroundings)) {
      RecipientSync sync = configure(RecipientSync.builder(source, hes)).listener(progress).build();
      return switch (action) {
        case ADD_USERS -> done(progress, sync::addUsers);
        case DELETE_USERS -> done(progress, sync::deleteUsers);
        case REPLACE_USERS -> done(progress, sync::replaceUsers);
        default -> planned(progress, sync);
      };
    } finally {
      sources.lastRead().map(KeptSources::words).ifPresent(telling.note());
      sources.unable().ifPresent(telling.unable());
    }
  }

  private ExitStatus done(ProgressDisplay progress, Supplier<SyncReport> work) {
    SyncReport report = work.get();
    progress.close();
    telling.report().accept(report);
    return ExitStatus.DONE;
  }

  /** A plan that a safeguard would stop ends as the run would. */
  private ExitStatus planned(ProgressDisplay progress, RecipientSync sync) {
    SyncPlan plan = sync.plan();
    progress.close();
    if (plan.stopped()) {
      printer.stopped(plan);
      return ExitStatus.ofStopped(plan);
    }
    boolean outOfStep = options.journal.check && plan.hasChanges();
    ExitStatus status = outOfStep ? ExitStatus.OUT_OF_STEP : ExitStatus.DONE;
    printer.plan(plan, status);
    return status;
  }

  private RecipientSync.Builder configure(RecipientSync.Builder builder) {
    if (!options.domains.isEmpty()) {
      builder.domains(options.domains);
    }
    builder.journal(new Journals(options, surroundings).open()).listener(monitored);
    if (!options.journal.mustKeep.isEmpty()) {
      mustKeep(builder);
    }
    if (options.journal.rivals == JournalOptions.RivalsType.refuse) {
      builder.rivals(Rivals.REFUSE);
    }
    if (options.allowRemovals != null) {
      builder.allowRemovals(options.allowRemovals);
    }
    if (options.service.write == ServiceOptions.WriteType.WHOLE_LISTS) {
      builder.writing(Writing.WHOLE_LISTS);
    }
    return builder.verification(
        options.verify == Options.VerifyType.full ? Verification.FULL : Verification.STATE);
  }

  private void mustKeep(RecipientSync.Builder builder) {
    try {
      builder.mustKeep(options.journal.mustKeep);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--must-keep: " + e.getMessage());
    }
  }

  private HesClient client() {
    return new Services(options.service, secrets).connect();
  }
}
