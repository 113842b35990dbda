package org.hes4j.sync;

import java.util.Collection;
import java.util.Optional;
import org.hes4j.client.ListState;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/** What is to become of one domain's list. Immutable and thread-safe. */
public final class DomainPlan {
  private final ListChange change;
  private final @Nullable ListState base;
  private final boolean keptBecauseEmpty;

  DomainPlan(ListChange change, @Nullable ListState base, boolean keptBecauseEmpty) {
    this.change = change;
    this.base = base;
    this.keptBecauseEmpty = keptBecauseEmpty;
  }

  ListChange change() {
    return change;
  }

  /** The domain. */
  public MailDomain domain() {
    return change.domain();
  }

  /** The state of the list that the plan was made for, where the binding tells it. */
  public Optional<ListState> base() {
    return Optional.ofNullable(base);
  }

  /** How many recipients the list holds before. */
  public long before() {
    return change.before();
  }

  /** How many recipients the list holds afterwards. */
  public long after() {
    return change.after();
  }

  /** How many recipients are in the list before and afterwards. */
  public long unchanged() {
    return before() - removals().size();
  }

  /**
   * Who is added, in order of the addresses. The size is known; the elements are made while it is
   * iterated.
   */
  public Collection<Recipient> additions() {
    return change.additions();
  }

  /**
   * Who is removed, in order of the addresses. The size is known; the elements are made while it is
   * iterated.
   */
  public Collection<EmailAddress> removals() {
    return change.removals();
  }

  /** Whether anything has to be sent. */
  public boolean hasChanges() {
    return change.changes() > 0;
  }

  /**
   * Whether the list is left as it is because the source has no recipient of this domain ({@link
   * EmptyDomains#LEAVE}).
   */
  public boolean keptBecauseEmpty() {
    return keptBecauseEmpty;
  }

  /** The domain and its counts. */
  @Override
  public String toString() {
    return domain() + ": +" + additions().size() + " -" + removals().size() + " of " + before();
  }
}
