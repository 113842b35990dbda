package org.hes4j.sync;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/**
 * What a run is going to do, worked out before any write. The preview and the run make it with the
 * same code. Immutable and thread-safe.
 */
public final class SyncPlan {
  private final SyncMode mode;
  private final List<DomainPlan> domains;
  private final SourceFindings source;
  private final Checks checks;
  private final @Nullable String restores;

  SyncPlan(
      SyncMode mode,
      List<DomainPlan> domains,
      SourceFindings source,
      Checks checks,
      @Nullable String restores) {
    this.mode = mode;
    this.domains = List.copyOf(domains);
    this.source = source;
    this.checks = checks;
    this.restores = restores;
  }

  SourceFindings findings() {
    return source;
  }

  /** What the run does with the source's recipients. */
  public SyncMode mode() {
    return mode;
  }

  /** The run whose backup this one puts back ({@link RecipientSync#restore}); mostly none. */
  public Optional<String> restores() {
    return Optional.ofNullable(restores);
  }

  /** The domains of the run, in order of the names. */
  public List<DomainPlan> domains() {
    return domains;
  }

  /** Whether anything has to be sent. */
  public boolean hasChanges() {
    return domains.stream().anyMatch(DomainPlan::hasChanges);
  }

  /** What the removal limit says. */
  public GuardVerdict verdict() {
    return checks.verdict();
  }

  /**
   * Who must be kept ({@link RecipientSync.Builder#mustKeep}) and would be missing afterwards, in
   * order of the addresses. A run stops when there is anybody.
   */
  public List<EmailAddress> missingSentinels() {
    return checks.missingSentinels();
  }

  /**
   * The lists that somebody else has changed since the last verified run, in order of the domains.
   * Empty without a journal, and for domains that it does not know yet.
   */
  public List<ChangedByOthers> changedByOthers() {
    return checks.changedByOthers();
  }

  /** Whether a run with this plan stops before any write, for whichever safeguard. */
  public boolean stopped() {
    return checks.verdict().stopped() || !missingSentinels().isEmpty() || refused();
  }

  /** Whether it stops because of {@link #changedByOthers()}. */
  public boolean refused() {
    return checks.refused();
  }

  /** What else is worth knowing, each in a sentence: damage to the journal, for one. */
  public List<String> notes() {
    return checks.notes();
  }

  /** How many records the source had, of whatever kind. */
  public long recordsRead() {
    return source.recordsRead();
  }

  /** How many records named a recipient of the run's domains once more. */
  public long duplicates() {
    return source.duplicates();
  }

  /** What was meant as a recipient and could not be taken, complete. */
  public Rejections rejections() {
    return source.rejections();
  }

  /**
   * How much was recognisably not meant as a recipient, by kind. Beyond 100 kinds the rest is
   * counted as {@code "other"}.
   */
  public SortedMap<String, Long> leftOut() {
    return source.leftOut();
  }

  /** Valid addresses in domains that the account does not have. */
  public OutOfScope outOfScope() {
    return source.outOfScope();
  }

  /** How many records belong to domains of the account that this run does not cover. */
  public SortedMap<MailDomain, Long> notSelected() {
    return source.notSelected();
  }
}
