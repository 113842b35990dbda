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

/** Says how it went, for people or for programs. */
interface Printer {
  void domains(List<DomainStatus> domains);

  void users(List<EmailAddress> users);

  void report(SyncReport report);

  /**
   * A preview.
   *
   * @param status done, or out of step where that was asked
   */
  void plan(SyncPlan plan, ExitStatus status);

  /**
   * The runs, the newest first.
   *
   * @param backups the names of those whose backup is there now
   */
  void history(History history, Set<String> backups);

  /** A preview that a safeguard would stop. */
  void stopped(SyncPlan plan);

  /**
   * What a source holds.
   *
   * @param query the same as a command to paste, where there is one
   */
  void check(SourceCheck check, Optional<String> query, ExitStatus status);

  void failed(RuntimeException failure);
}
