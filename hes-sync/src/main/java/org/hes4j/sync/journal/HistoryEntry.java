package org.hes4j.sync.journal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/**
 * How a run went. Immutable and thread-safe.
 *
 * <p>In {@code history.jsonl} it is one JSON object in a line of its own, with the fields {@code
 * schema} (1), {@code run}, {@code started} (ISO 8601, UTC), {@code durationMillis}, {@code mode},
 * {@code outcome}, {@code written}, {@code failure} and {@code message} (null where it ended well),
 * {@code backup} (whether the lists before were kept), {@code restores} (a run, or null), {@code
 * rejected} and {@code domains}: each {@code domain}, {@code before}, {@code after}, {@code added}
 * and {@code removed}. What a later version adds is passed over.
 */
public final class HistoryEntry {
  private final Builder made;

  private HistoryEntry(Builder made) {
    this.made = made;
  }

  /** How a run ended. */
  public enum Outcome {
    /** Nothing had to be changed. */
    IN_STEP,
    /** The lists were changed and verified. */
    CHANGED,
    /** A safeguard stopped it before any write. */
    STOPPED,
    /** Something failed. */
    FAILED,
    /** Its process ended before it did. */
    DIED
  }

  /** Whether a run changed lists at the service. */
  public enum Written {
    /** It did not. */
    NO,
    /** It did. */
    YES,
    /** It failed or died on the way. */
    PERHAPS
  }

  /**
   * What happened to one list; where nothing was written, what was planned.
   *
   * @param domain its domain
   * @param before how many recipients it held
   * @param after how many it held, or was to hold, afterwards
   * @param added how many were added
   * @param removed how many were removed
   */
  public record Change(MailDomain domain, long before, long after, long added, long removed) {}

  /** An entry of a run. */
  public static Builder builder(String run, Instant started) {
    return new Builder(run, started);
  }

  /** The name of the run. */
  public String run() {
    return made.run;
  }

  /** When it began, by the clock of that time. */
  public Instant started() {
    return made.started;
  }

  /** How long it took; zero for one that died. */
  public Duration duration() {
    return made.duration;
  }

  /** What it did with the source's recipients, such as {@code replace}; empty for one that died. */
  public String mode() {
    return made.mode;
  }

  /** How it ended. */
  public Outcome outcome() {
    return made.outcome;
  }

  /** Whether it changed lists. */
  public Written written() {
    return made.written;
  }

  /** The kind of the exception that it ended with. */
  public Optional<String> failure() {
    return Optional.ofNullable(made.failure);
  }

  /** The message of the exception that it ended with; at most 500 characters. */
  public Optional<String> message() {
    return Optional.ofNullable(made.message);
  }

  /** Whether the lists before were kept when it ended. Later runs let go of old ones. */
  public boolean backup() {
    return made.backup;
  }

  /** The run whose backup it put back. */
  public Optional<String> restores() {
    return Optional.ofNullable(made.restores);
  }

  /** How many records of the source were rejected. */
  public long rejected() {
    return made.rejected;
  }

  /** The domains it covered, as far as it came. */
  public List<Change> domains() {
    return made.domains;
  }

  /** The run and how it ended. */
  @Override
  public String toString() {
    return made.run + " " + made.outcome + made.failure().map(kind -> " " + kind).orElse("");
  }

  /** Collects what is known of a run. Not thread-safe. */
  public static final class Builder {
    private static final int LONGEST_MESSAGE = 500;

    private final String run;
    private final Instant started;
    private Duration duration = Duration.ZERO;
    private String mode = "";
    private Outcome outcome = Outcome.DIED;
    private Written written = Written.NO;
    private @Nullable String failure;
    private @Nullable String message;
    private boolean backup;
    private @Nullable String restores;
    private long rejected;
    private List<Change> domains = List.of();

    private Builder(String run, Instant started) {
      this.run = requireNonNull(run, "run");
      this.started = requireNonNull(started, "started");
    }

    private Optional<String> failure() {
      return Optional.ofNullable(failure);
    }

    /** How long it took; by default zero. */
    public Builder duration(Duration duration) {
      this.duration = duration;
      return this;
    }

    /** What it did with the source's recipients; by default not known. */
    public Builder mode(String mode) {
      this.mode = mode;
      return this;
    }

    /** How it ended; by default {@link Outcome#DIED}, and nothing written. */
    public Builder ended(Outcome outcome, Written written) {
      this.outcome = outcome;
      this.written = written;
      return this;
    }

    /** What it failed with; by default nothing. A long message is cut. */
    public Builder failure(@Nullable String kind, @Nullable String message) {
      this.failure = kind;
      this.message =
          message == null || message.length() <= LONGEST_MESSAGE
              ? message
              : message.substring(0, LONGEST_MESSAGE);
      return this;
    }

    /** Whether the lists before were kept; by default not. */
    public Builder backup(boolean backup) {
      this.backup = backup;
      return this;
    }

    /** The run whose backup it put back; by default none. */
    public Builder restores(@Nullable String run) {
      this.restores = run;
      return this;
    }

    /** How many records were rejected; by default none. */
    public Builder rejected(long rejected) {
      this.rejected = rejected;
      return this;
    }

    /** The domains it covered; by default none. */
    public Builder domains(List<Change> domains) {
      this.domains = List.copyOf(domains);
      return this;
    }

    /** The entry. */
    public HistoryEntry build() {
      return new HistoryEntry(copy());
    }

    private Builder copy() {
      return new Builder(run, started)
          .duration(duration)
          .mode(mode)
          .ended(outcome, written)
          .failure(failure, message)
          .backup(backup)
          .restores(restores)
          .rejected(rejected)
          .domains(domains);
    }
  }
}
