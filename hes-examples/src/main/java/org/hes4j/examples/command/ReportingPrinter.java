package org.hes4j.examples.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hes4j.client.DomainStatus;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.sync.SourceCheck;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;
import org.hes4j.sync.journal.History;

/** Prints, and writes the report files too. */
final class ReportingPrinter implements Printer {
  private final Printer printer;
  private final Reports reports;

  ReportingPrinter(Printer printer, Reports reports) {
    this.printer = printer;
    this.reports = reports;
  }

  @Override
  public void report(SyncReport report) {
    printer.report(report);
    reports.write((format, writer) -> format.report(report, writer));
  }

  @Override
  public void plan(SyncPlan plan, ExitStatus status) {
    printer.plan(plan, status);
    reports.write((format, writer) -> format.plan(plan, status, writer));
  }

  @Override
  public void stopped(SyncPlan plan) {
    printer.stopped(plan);
    ExitStatus status = ExitStatus.ofStopped(plan);
    reports.write((format, writer) -> format.plan(plan, status, writer));
  }

  @Override
  public void domains(List<DomainStatus> domains) {
    printer.domains(domains);
  }

  @Override
  public void users(List<EmailAddress> users) {
    printer.users(users);
  }

  @Override
  public void history(History history, Set<String> backups) {
    printer.history(history, backups);
  }

  @Override
  public void check(SourceCheck check, Optional<String> query, ExitStatus status) {
    printer.check(check, query, status);
  }

  @Override
  public void failed(RuntimeException failure) {
    printer.failed(failure);
  }
}
