package org.hes4j.examples.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.ListState;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.sync.RemovalLimitException;
import org.hes4j.sync.SourceCheck;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;
import org.hes4j.sync.journal.History;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.report.TextReport;

/** For people: results on standard output, complaints on standard error. */
final class TextPrinter implements Printer {
  private final Surroundings surroundings;

  TextPrinter(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void domains(List<DomainStatus> domains) {
    for (DomainStatus domain : domains) {
      surroundings
          .out()
          .println(domain.state().map(state -> line(domain, state)).orElse(domain.domain().name()));
    }
  }

  private static String line(DomainStatus domain, ListState state) {
    return domain.domain() + "\t" + state.count() + " recipients\trevision " + state.revision();
  }

  @Override
  public void users(List<EmailAddress> users) {
    users.forEach(surroundings.out()::println);
  }

  @Override
  public void report(SyncReport report) {
    surroundings.out().print(TextReport.of(report));
  }

  @Override
  public void plan(SyncPlan plan, ExitStatus status) {
    surroundings.out().print(TextReport.of(plan));
  }

  @Override
  public void history(History history, Set<String> backups) {
    for (HistoryEntry entry : history.entries()) {
      surroundings.out().println(HistoryLines.line(entry, backups.contains(entry.run())));
    }
    if (history.unreadableLines() > 0) {
      complain(
          history.unreadableLines() + " lines of the history cannot be read; the rest is shown");
    }
  }

  @Override
  public void stopped(SyncPlan plan) {
    surroundings.out().print(TextReport.of(plan));
    surroundings.out().flush();
    complain(Advice.of(plan));
  }

  @Override
  public void check(SourceCheck check, Optional<String> query, ExitStatus status) {
    surroundings.out().print(TextReport.of(check));
    query.ifPresent(command -> surroundings.out().println("The same query: " + command));
    surroundings.out().flush();
    if (status != ExitStatus.DONE) {
      complain(Advice.ofNobody(check));
    }
  }

  @Override
  public void failed(RuntimeException failure) {
    if (failure instanceof RemovalLimitException limit) {
      stopped(limit.plan());
    } else {
      complain(Advice.message(failure));
    }
  }

  private void complain(String message) {
    surroundings.err().println("imhs-cmd: " + message);
  }
}
