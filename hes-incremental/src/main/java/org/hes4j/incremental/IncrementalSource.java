package org.hes4j.incremental;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hes4j.recipient.ChangeSource;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.ChangeWatch;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.recipient.DifferenceSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source that asks for changes alone and keeps the rest in a store on the disk.
 *
 * <pre>{@code
 * RecipientSource source =
 *     IncrementalSource.of(
 *         LdapRecipientSource.builder("ldap://ldap.example.com/dc=example,dc=com").build(),
 *         Path.of("/var/lib/hes/store"));
 * }</pre>
 *
 * <p>A read asks for what has changed, writes it together with the token that stands for it (both
 * or neither), and hands over the records of all entries, in an order that is the same each time.
 * Whatever ends it before leaves the store as it was; if a process is killed in an unlucky moment
 * the store may be of no use, which the next read notices, and then reads everything.
 *
 * <p>Everything is read, and the store built anew beside the old one, when there is no store, when
 * it is damaged or of another format, when the source tells everything anew because the token does
 * not hold, when the last full read is too old, and each time when the source cannot tell changes.
 * {@link #lastRead} tells which it was. {@link #read} hands over no store whose checksums do not
 * match; {@link #readAtOnce} fails at its end when they do not.
 *
 * <p>One at a time may use a store; a second one, in this process or another, is refused. Not
 * thread-safe.
 */
public final class IncrementalSource implements DifferenceSource {
  private static final Logger LOG = LoggerFactory.getLogger(IncrementalSource.class);

  /** How old the last full read may become: 24 hours. */
  public static final Duration DEFAULT_FULL_READ_AFTER = Duration.ofHours(24);

  private final ChangeSource source;
  private final StoreFolder folder;
  private final Refresh refresh;
  private @Nullable String promised;
  private @Nullable LastRead lastRead;
  private @Nullable StoreDamagedException damage;

  private IncrementalSource(Builder builder) {
    this.source = builder.source;
    this.folder = builder.folder;
    this.refresh = new Refresh(source, folder, builder.fullReadAfter, builder.clock);
  }

  /**
   * A source with the defaults.
   *
   * @param source tells the changes
   * @param folder of the store, of this source alone and of nothing else; made where it is missing,
   *     for its owner alone
   */
  public static IncrementalSource of(ChangeSource source, Path folder) {
    return builder(source, folder).build();
  }

  /** The same, to be configured. */
  public static Builder builder(ChangeSource source, Path folder) {
    return new Builder(source, folder);
  }

  /**
   * Brings the store up to date, unless {@link #currentVersion} has just done so, and hands over
   * all of it.
   *
   * @throws RecipientSourceException when the source failed (as it failed), or the store cannot be
   *     written or is in use; it is then as it was. After {@code currentVersion} also when the
   *     store has been changed or damaged since
   */
  @Override
  public void read(Consumer<SourceRecord> consumer) {
    String version = promised;
    promised = null;
    folder.locked(
        () -> {
          if (version == null) {
            lastRead = refreshed();
          }
          handOver(() -> version == null ? upToDate() : promised(verified(), version), consumer);
          return this;
        });
  }

  /**
   * {@inheritDoc}
   *
   * @throws RecipientSourceException as {@link #read} does, and without a call of {@link
   *     #currentVersion} before
   */
  @Override
  public void readAtOnce(Consumer<SourceRecord> consumer) {
    String version = promised;
    promised = null;
    if (version == null) {
      throw new RecipientSourceException("the store was not brought up to date before");
    }
    folder.locked(
        () -> {
          handOver(() -> promised(StoreFile.open(folder.entries()), version), consumer);
          return this;
        });
  }

  /**
   * {@inheritDoc}
   *
   * @throws RecipientSourceException when the source failed (as it failed), or the store cannot be
   *     written or is in use; it is then as it was
   */
  @Override
  public String currentVersion() {
    promised = null;
    return folder.locked(
        () -> {
          lastRead = refreshed();
          About about = folder.about().orElseThrow(this::lost);
          promised = about.version();
          return about.version();
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>It is known for the newest hundred updates, as long as they changed no more than some
   * thousand entries in all and none of them was a full read.
   */
  @Override
  public Optional<Difference> differenceSince(String version) {
    String now = promised;
    return now == null ? Optional.empty() : folder.locked(() -> difference(version, now));
  }

  private Optional<Difference> difference(String since, String until) {
    try (StoreFile file = StoreFile.open(folder.entries())) {
      return StepsBack.since(since, until, file);
    } catch (StoreDamagedException e) {
      LOG.info(
          "What has changed in the store in {} cannot be read: {}", folder.path(), e.finding());
      LOG.debug("How the store in {} was found to be of no use", folder.path(), e);
      return Optional.empty();
    }
  }

  /** A store that was deleted because it was damaged is not one that was never there. */
  private LastRead refreshed() {
    StoreDamagedException found = damage;
    damage = null;
    return found == null ? refresh.run() : refresh.damaged(found);
  }

  private RecipientSourceException lost() {
    return new RecipientSourceException(
        "the store in "
            + folder.path()
            + " was damaged while it was in use; start the run again, it will read everything"
            + " anew");
  }

  /** How this object last brought the store up to date; empty before it did. */
  public Optional<LastRead> lastRead() {
    return Optional.ofNullable(lastRead);
  }

  /**
   * Why changes could not be asked for when this object last brought the store up to date; empty
   * where they could, and before. The store has no token then, so that a {@link #watch} would tell
   * everything, however often it is run.
   */
  public Optional<ChangesNotSupportedException> unable() {
    return Optional.ofNullable(refresh.unable());
  }

  /**
   * Prepares to hear of changes as they happen, from where the store stands. It changes nothing in
   * the store: the next {@link #read} does.
   *
   * @param changed called in the thread that runs the watch when something has changed since the
   *     store was last brought up to date, or may have; not with every single change
   * @return a watch to be run once; see {@link ChangeWatch} for how it ends
   */
  public ChangeWatch watch(Runnable changed) {
    ChangeToken since = folder.locked(() -> folder.about()).map(About::token).orElse(null);
    return source.watch(since, new Bell(changed));
  }

  private void handOver(Supplier<StoreFile> opening, Consumer<SourceRecord> consumer) {
    try (StoreFile file = opening.get()) {
      Totals handedOver = new Totals();
      EntryCursor cursor = file.cursor();
      while (cursor.advance()) {
        handedOver.add(cursor.id(), cursor.value());
        handOver(cursor.value(), consumer);
      }
      file.requireMatch(handedOver);
    } catch (StoreDamagedException e) {
      damage = e;
      StoreFolder.delete(folder.entries());
      throw new RecipientSourceException(
          "the store in "
              + folder.path()
              + " was damaged while it was in use ("
              + e.finding()
              + ") and has been deleted; start the run again, it will read everything anew",
          e);
    }
  }

  /** By itself: of two loops in one method the JVM compiles all that both call, twice. */
  private static void handOver(byte[] value, Consumer<SourceRecord> consumer) {
    RecordReader records = new RecordReader(value);
    while (records.hasNext()) {
      consumer.accept(records.next());
    }
  }

  private StoreFile upToDate() {
    try {
      return verified();
    } catch (StoreDamagedException e) {
      lastRead = refresh.damaged(e);
      return verified();
    }
  }

  private StoreFile promised(StoreFile file, String version) {
    if (file.about().version().equals(version)) {
      return file;
    }
    file.close();
    throw new RecipientSourceException(
        "the store in "
            + folder.path()
            + " has been changed by another run since it was brought up to date; start the run"
            + " again");
  }

  /** Read twice, so that damage is found while all can be read anew; what is new is not damaged. */
  private StoreFile verified() {
    StoreFile file = StoreFile.open(folder.entries());
    try {
      if (lastRead == null || lastRead.kind() == LastRead.Kind.INCREMENTAL) {
        file.verify();
      }
      return file;
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The source's name, and how it is read. */
  @Override
  public String toString() {
    return source + ", changes alone";
  }

  /** What an {@link IncrementalSource} shall be. Not thread-safe. */
  public static final class Builder {
    private final ChangeSource source;
    private final StoreFolder folder;
    private Duration fullReadAfter = DEFAULT_FULL_READ_AFTER;
    private Clock clock = Clock.systemUTC();

    private Builder(ChangeSource source, Path folder) {
      this.source = requireNonNull(source, "source");
      this.folder = new StoreFolder(requireNonNull(folder, "folder"));
    }

    /**
     * How old the last full read may become before everything is read again; default {@link
     * #DEFAULT_FULL_READ_AFTER}. Zero reads everything each time.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public Builder fullReadAfter(Duration age) {
      if (age.isNegative()) {
        throw new IllegalArgumentException("a full read after " + age + "; expected 0 or more");
      }
      this.fullReadAfter = age;
      return this;
    }

    /** By which that age is told; default the system's. */
    public Builder clock(Clock clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    /** Opens nothing yet. */
    public IncrementalSource build() {
      return new IncrementalSource(this);
    }
  }
}
