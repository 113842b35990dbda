package org.hes4j.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.hes4j.client.Capability;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.ListState;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.DifferenceSource;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.VersionedSource;
import org.hes4j.sync.FewChanges.Base;
import org.hes4j.sync.Planner.Draft;
import org.hes4j.sync.journal.AppliedList;
import org.hes4j.sync.journal.Journal;
import org.hes4j.sync.journal.SeenSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The short way of a run: the source says that its content is the one of an earlier run, the
 * service tells just the states that this run left, and nothing else that matters is different. So
 * everything is in step, and nothing is read but that.
 *
 * <p>Anything that is not just so leads to the long way.
 */
final class UnchangedSource {
  private static final Logger LOG = LoggerFactory.getLogger(UnchangedSource.class);

  /** As {@link VersionedSource} promises it. */
  private static final Pattern NAME = Pattern.compile("[ -~]{1,100}");

  private final Settings settings;
  private final VersionedSource source;
  private final Journal journal;
  private final @Nullable Set<MailDomain> domains;
  private @Nullable String version;
  private @Nullable Known known;

  private UnchangedSource(
      Settings settings,
      VersionedSource source,
      Journal journal,
      @Nullable Set<MailDomain> domains) {
    this.settings = settings;
    this.source = source;
    this.journal = journal;
    this.domains = domains;
  }

  /** What the service still has, and what the run that left it found in the source. */
  private record Known(SeenSource seen, Scope scope) {}

  /** The short way, where there can be one. */
  static Optional<UnchangedSource> of(
      Settings settings, SyncMode mode, @Nullable Set<MailDomain> domains) {
    Journal journal = settings.journal();
    boolean possible =
        mode == SyncMode.REPLACE
            && settings.verification() == Verification.STATE
            && settings.client().capabilities().supports(Capability.LIST_STATE);
    return possible && journal != null && settings.source() instanceof VersionedSource versioned
        ? Optional.of(new UnchangedSource(settings, versioned, journal, domains))
        : Optional.empty();
  }

  /** The plan of a run in which nothing has changed. */
  Optional<SyncPlan> plan(RemovalLimit limit, Crew crew) {
    CompletableFuture<List<DomainStatus>> statuses = new CompletableFuture<>();
    crew.onStop(() -> statuses.completeExceptionally(new Stopped()));
    SeenSource seen = seen();
    if (seen != null) {
      // the service is asked while the source brings itself up to date
      crew.start("states", () -> statuses.complete(settings.client().listDomains()));
    }
    version = named();
    if (seen == null) {
      return Optional.empty();
    }
    Scope scope = new Scope(crew.attend(statuses::get), domains);
    if (!areAsLeft(scope)) {
      return Optional.empty();
    }
    known = new Known(seen, scope);
    return seen.fingerprint().equals(fingerprint(scope, version))
        ? plan(seen, scope, limit)
        : Optional.empty();
  }

  /**
   * What is to become of the lists when a few records have changed; {@link #plan} found no plan.
   */
  Optional<Draft> fewChanges(Crew crew) {
    Known last = known;
    if (last == null || !(source instanceof DifferenceSource differing)) {
      return Optional.empty();
    }
    String before = content(last.seen());
    SeenFindings found = findings(last.seen());
    if (found == null || !last.seen().fingerprint().equals(fingerprint(last.scope(), before))) {
      return Optional.empty();
    }
    return differing
        .differenceSince(before)
        .map(difference -> new Base(last.seen().run(), last.scope(), found, difference))
        .flatMap(base -> fewChanges(base, last.seen(), differing, crew));
  }

  private Optional<Draft> fewChanges(
      Base base, SeenSource seen, DifferenceSource differing, Crew crew) {
    FewChanges few = new FewChanges(base, settings.client(), settings.oneRead(), crew);
    Optional<Draft> draft = few.draft(differing, new ListsLeft(journal), crew);
    // whoever has changed the lists meanwhile has deleted it before
    if (draft.isPresent() && seen.equals(seen())) {
      return draft;
    }
    LOG.info("what has changed since run {} leads to no plan; the source is read", seen.run());
    // the content that was named has been read
    version = named();
    return Optional.empty();
  }

  private String named() {
    String name = source.currentVersion();
    if (name == null || !NAME.matcher(name).matches()) {
      throw new RecipientSourceException(
          source
              + " gives its content no name of 1 to 100 printable ASCII characters; this is an error"
              + " in the source");
    }
    return name;
  }

  private @Nullable SeenSource seen() {
    try {
      return journal.seenSource().orElse(null);
    } catch (IOException e) {
      LOG.info(
          "what the last run found in the source cannot be read: {}; the source is read",
          Reason.of(e));
      LOG.debug("why what the last run found cannot be read", e);
      return null;
    }
  }

  private boolean areAsLeft(Scope scope) {
    return scope.selected().stream().allMatch(this::isAsLeft);
  }

  private boolean isAsLeft(DomainStatus status) {
    try {
      ListState state = status.state().orElse(null);
      AppliedList left = journal.lastApplied(status.domain()).orElse(null);
      return state != null
          && left != null
          && left.info().count() == state.count()
          && left.info().digest().equals(state.digest())
          && left.info().revision().equals(OptionalLong.of(state.revision()));
    } catch (IOException e) {
      LOG.info(
          "the list of {} that the last run left cannot be read: {}",
          status.domain(),
          Reason.of(e));
      LOG.debug("why the list of {} cannot be read", status.domain(), e);
      return false;
    }
  }

  private static @Nullable SeenFindings findings(SeenSource seen) {
    try {
      return SeenFindings.of(seen.rows());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      LOG.info("what run {} found in the source cannot be read; the source is read", seen.run());
      LOG.debug("why what run {} found cannot be read", seen.run(), e);
      return null;
    }
  }

  private Optional<SyncPlan> plan(SeenSource seen, Scope scope, RemovalLimit limit) {
    SeenFindings found = findings(seen);
    if (found == null) {
      return Optional.empty();
    }
    List<DomainPlan> plans = new ArrayList<>();
    for (DomainStatus status : scope.selected()) {
      ListState state = status.state().orElseThrow();
      plans.add(
          new DomainPlan(
              ListChange.none(status.domain(), state),
              state,
              found.leftAlone().contains(status.domain())));
    }
    String note =
        "the source is as run %s found it, so it was not read again; what is said of its records is"
            + " what that run found";
    Checks checks =
        new Checks(
            limit.evaluate(plans, found.findings().rejections().size()),
            List.of(),
            List.of(),
            settings.safeguards().rivals(),
            List.of(note.formatted(seen.run())));
    return Optional.of(
        new SyncPlan(SyncMode.REPLACE, plans, found.findings(), checks, settings.restores()));
  }

  /** What the long way is to remember of this run, for the next one. */
  Optional<SeenSource> toRemember(SyncPlan plan, Scope scope, String run) {
    String content = version;
    if (content == null || plan.rejections().size() > SeenFindings.MOST_REJECTIONS) {
      return Optional.empty();
    }
    Set<MailDomain> leftAlone = new TreeSet<>();
    plan.domains().stream()
        .filter(DomainPlan::keptBecauseEmpty)
        .forEach(domain -> leftAlone.add(domain.domain()));
    List<List<String>> rows = new SeenFindings(plan.findings(), leftAlone).rows();
    return Optional.of(new SeenSource(run, fingerprint(scope, content), rows));
  }

  /** The name of the content that a run found, as its fingerprint has it. */
  private static String content(SeenSource seen) {
    String[] lines = seen.fingerprint().split("\n", -1);
    return lines.length > 1 ? lines[1] : "";
  }

  /** Everything that the outcome of a run depends on beside the lists. */
  private String fingerprint(Scope scope, String content) {
    Safeguards safeguards = settings.safeguards();
    return String.join(
        "\n",
        "rules " + AddressNormalizer.RULES,
        content,
        source.toString(),
        scope.toString(),
        safeguards.emptyDomains().name(),
        new TreeSet<>(safeguards.knownEmpty()).toString(),
        safeguards.sentinels().toString());
  }
}
