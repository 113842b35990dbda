package org.hes4j.sync;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.sync.journal.Backup;
import org.hes4j.sync.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the recipient lists of an account in step with a source.
 *
 * <p>Every run goes through the same steps: source and lists are read, both to their end; a plan is
 * made; the {@link RemovalLimit} and the other safeguards are held against it; with a {@link
 * Journal} the lists that will change are backed up; the changes are sent; the service is asked
 * what it holds. When any step fails before the sending, nothing has been written, in no domain.
 * After {@link #replaceUsers()} each list holds exactly the source's recipients of that domain,
 * except that a domain of which the source has nobody is left alone ({@link EmptyDomains}).
 *
 * <p>All runs throw {@link RecipientSourceException} when the source could not be read whole,
 * {@link HesException} when the service did not answer as it should, {@link NoRecipientsException}
 * when the source itself has nobody in any domain of the run, and {@link SyncInterruptedException}
 * when the thread is interrupted; those that write also {@link RemovalLimitException}, {@link
 * MissingSentinelException}, {@link RivalWriterException} and {@link VerificationException}, and
 * those with a journal {@link AlreadyRunningException} and {@link JournalException}. A {@link
 * org.hes4j.client.RevisionConflictException} means that somebody else changed a list after it was
 * read; running again is right then.
 *
 * <p>Thread-safe; runs of one object wait for each other.
 */
public final class RecipientSync {
  private final Settings settings;
  private final AtomicReference<@Nullable RemovalLimit> allowance;

  private RecipientSync(Builder builder) {
    settings =
        new Settings(
            builder.source,
            builder.client,
            builder.domains,
            builder.safeguards(),
            builder.verification,
            builder.verificationDeadline,
            new Listeners(builder.listeners),
            builder.clock,
            builder.pause,
            builder.writing,
            builder.journal,
            builder.restores,
            new OneRead());
    allowance = new AtomicReference<>(builder.allowance);
  }

  /**
   * A builder with the defaults.
   *
   * @param source where recipients come from
   * @param client the service; stays the caller's to close
   */
  public static Builder builder(RecipientSource source, HesClient client) {
    return new Builder(source, client);
  }

  /**
   * A builder that puts the lists of a backup back: {@link #replaceUsers()} then makes each list
   * that was backed up hold exactly who it held, with the names of those who come back, and leaves
   * other domains alone. A list that held nobody is emptied. Everything else is as for any other
   * source: plan, removal limit, a backup of the lists before, and verification.
   *
   * <p>{@link Builder#domains} chooses some of the domains that were backed up; needed where one of
   * them is none of the account's any more, which ends the run before anything is changed. The
   * recipients of the others are reported as not covered.
   *
   * <p>A backup that is damaged ends the run in a {@link RecipientSourceException} before anything
   * is changed.
   *
   * @param client the service; stays the caller's to close
   */
  public static Builder restore(Backup backup, HesClient client) {
    Builder builder = new Builder(backup.source(), client).domains(backup.domains());
    builder.knownEmpty = backup.emptyDomains();
    builder.restores = backup.runId();
    return builder;
  }

  /**
   * Tells what {@link #replaceUsers()} would do. Changes nothing, and evaluates the removal limit
   * and the other safeguards: a plan that they would stop is returned, and says so. It takes no
   * lock, and of the journal it only reads.
   */
  public synchronized SyncPlan plan() {
    RemovalLimit once = allowance.get();
    RemovalLimit limit = once == null ? settings.safeguards().limit() : once;
    return new SyncRun(settings, SyncMode.REPLACE, settings.domains(), limit).preview();
  }

  /** Makes each list hold exactly the source's recipients. */
  public SyncReport replaceUsers() {
    return run(SyncMode.REPLACE, settings.domains());
  }

  /**
   * Makes the list of one domain hold exactly the source's recipients; other lists are not touched.
   *
   * @throws IllegalArgumentException when it is none of the domains given to the builder
   */
  public SyncReport replaceUsers(MailDomain domain) {
    Set<MailDomain> given = settings.domains();
    if (given != null && !given.contains(domain)) {
      throw new IllegalArgumentException(
          domain + " is none of the domains that were given to the builder");
    }
    return run(SyncMode.REPLACE, Set.of(domain));
  }

  /** Adds the source's recipients to the lists; nobody is removed. */
  public SyncReport addUsers() {
    return run(SyncMode.ADD, settings.domains());
  }

  /**
   * Removes the source's recipients from the lists, under the same removal limit. Who is {@link
   * org.hes4j.recipient.Origin#isIncluded() included} whatever the source says stays.
   */
  public SyncReport deleteUsers() {
    return run(SyncMode.DELETE, settings.domains());
  }

  private synchronized SyncReport run(SyncMode mode, @Nullable Set<MailDomain> domains) {
    RemovalLimit once = allowance.getAndSet(null);
    RemovalLimit limit = once == null ? settings.safeguards().limit() : once;
    return new SyncRun(settings, mode, domains, limit).execute();
  }

  /** Says how a {@link RecipientSync} works. Not thread-safe. */
  public static final class Builder {
    private final RecipientSource source;
    private final HesClient client;
    private final List<SyncListener> listeners = new ArrayList<>();
    private @Nullable Set<MailDomain> domains;
    private RemovalLimit limit = RemovalLimit.standard();
    private @Nullable RemovalLimit allowance;
    private EmptyDomains emptyDomains = EmptyDomains.LEAVE;
    private Verification verification = Verification.STATE;
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(365);

    private Duration verificationDeadline = Duration.ofSeconds(60);
    private Clock clock = Clock.systemUTC();
    private Pause pause = time -> Thread.sleep(time.toMillis());
    private Sentinels sentinels = Sentinels.NONE;
    private Rivals rivals = Rivals.REPORT;
    private Set<MailDomain> knownEmpty = Set.of();
    private Writing writing = Writing.CHANGES;
    private @Nullable Journal journal;
    private @Nullable String restores;

    private Builder(RecipientSource source, HesClient client) {
      this.source = requireNonNull(source, "source");
      this.client = requireNonNull(client, "client");
    }

    /**
     * The domains to keep in step, in place of those given before; by default all of the account.
     *
     * @throws IllegalArgumentException when there are none
     */
    public Builder domains(Collection<MailDomain> domains) {
      if (domains.isEmpty()) {
        throw new IllegalArgumentException(
            "no domains were given; leave domains() out to cover all of the account");
      }
      this.domains = Set.copyOf(domains);
      return this;
    }

    /** How many recipients a run may remove; by default {@link RemovalLimit#standard()}. */
    public Builder removalLimit(RemovalLimit limit) {
      this.limit = requireNonNull(limit, "limit");
      return this;
    }

    /**
     * Replaces the removal limit for the first run that writes, however that ends: at most so many
     * removals, all domains together. Previews before it see this limit too; later runs have the
     * usual one.
     *
     * @param removals 0 or more
     * @throws IllegalArgumentException when it is negative
     */
    public Builder allowRemovals(long removals) {
      this.allowance = RemovalLimit.atMost(removals);
      return this;
    }

    /**
     * What a replacement does with a domain of which the source has nobody; by default {@link
     * EmptyDomains#LEAVE}.
     */
    public Builder emptyDomains(EmptyDomains emptyDomains) {
      this.emptyDomains = requireNonNull(emptyDomains, "emptyDomains");
      return this;
    }

    /**
     * Recipients that must never go: a run that would leave one of them missing stops with a {@link
     * MissingSentinelException} before any write. By default none.
     *
     * <p>Each is an address, such as {@code info@example.com}, or a local part and an @, such as
     * {@code postmaster@}, which stands for each domain of the run of which the source has
     * recipients, or which the run would empty. A domain that is left alone because the source has
     * nobody of it ({@link EmptyDomains#LEAVE}) needs no such recipient; an address is demanded of
     * its domain all the same, and of a domain that the account does not have. Domains of the
     * account that the run does not cover are not looked at. Additions ({@link
     * RecipientSync#addUsers()}) remove nobody and are not checked.
     *
     * <p>Who is {@link org.hes4j.recipient.Origin#isIncluded() included} whatever the source says
     * is missing all the same when the source itself has not got it.
     *
     * @throws IllegalArgumentException when one is neither
     */
    public Builder mustKeep(Collection<String> sentinels) {
      this.sentinels = Sentinels.of(sentinels);
      return this;
    }

    /**
     * What a run does when somebody else has changed a list since the last one; by default {@link
     * Rivals#REPORT}. Needs a {@link #journal}, for it knows what the last run left.
     */
    public Builder rivals(Rivals rivals) {
      this.rivals = requireNonNull(rivals, "rivals");
      return this;
    }

    /**
     * Keeps runs apart, and keeps the lists before each change and a history; by default there is
     * none. Each run that writes holds the journal's lock from before it reads until its end.
     */
    public Builder journal(Journal journal) {
      this.journal = requireNonNull(journal, "journal");
      return this;
    }

    /** How the outcome is verified; by default {@link Verification#STATE}. */
    public Builder verification(Verification verification) {
      this.verification = requireNonNull(verification, "verification");
      return this;
    }

    /**
     * How long to look again when the service may lag behind ({@link
     * org.hes4j.client.Capability#CONSISTENT_READS} is missing); by default 60 seconds.
     *
     * <p>With a journal also how long a list is looked at that needs no change, while a change of a
     * run that did not end well may be on its way to it.
     *
     * @throws IllegalArgumentException when it is negative, or more than 365 days
     */
    public Builder verificationDeadline(Duration deadline) {
      if (deadline.isNegative() || deadline.compareTo(LONGEST_DEADLINE) > 0) {
        throw new IllegalArgumentException(
            "a verification deadline of "
                + deadline
                + "; give zero or more, and at most "
                + LONGEST_DEADLINE.toDays()
                + " days");
      }
      this.verificationDeadline = deadline;
      return this;
    }

    /**
     * How changes are sent to a binding that has no {@link
     * org.hes4j.client.Capability#ATOMIC_CHANGE}; by default {@link Writing#CHANGES}. The others
     * are not asked.
     */
    public Builder writing(Writing writing) {
      this.writing = requireNonNull(writing, "writing");
      return this;
    }

    /**
     * Is told how far a run is and how it ended; by default nobody. May be given several, which are
     * called in that order.
     */
    public Builder listener(SyncListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /** The clock that times are taken from; by default the system's. */
    public Builder clock(Clock clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    Builder pause(Pause pause) {
      this.pause = pause;
      return this;
    }

    private Safeguards safeguards() {
      return new Safeguards(limit, emptyDomains, knownEmpty, sentinels, rivals);
    }

    /**
     * The object that runs. Reads and writes nothing yet.
     *
     * @throws IllegalStateException when {@link Rivals#REFUSE} was asked for without a journal
     */
    public RecipientSync build() {
      if (rivals == Rivals.REFUSE && journal == null) {
        throw new IllegalStateException(
            "rivals(REFUSE) would refuse nobody without a journal, which knows what the last run"
                + " left; name one with journal()");
      }
      return new RecipientSync(this);
    }
  }
}
