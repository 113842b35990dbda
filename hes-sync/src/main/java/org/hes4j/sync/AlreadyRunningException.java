package org.hes4j.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.hes4j.sync.journal.JournalInUseException;
import org.hes4j.sync.journal.LockHolder;
import org.jspecify.annotations.Nullable;

/** Another run holds the lock of the journal. This one read and changed nothing. */
public final class AlreadyRunningException extends SyncException {
  private static final long serialVersionUID = 1L;
  private final transient @Nullable LockHolder holder;

  AlreadyRunningException(JournalInUseException cause) {
    super(
        "another run is under way: "
            + cause.getMessage()
            + "; this one did nothing. Wait for its end, or end that process if it hangs: the lock"
            + " goes with it",
        cause);
    holder = cause.holder().orElse(null);
  }

  /** When the other run began, by the clock of its machine, where its lock tells. */
  public Optional<Instant> started() {
    return Optional.ofNullable(holder).map(LockHolder::started);
  }

  /** The process of the other run, where its lock tells. */
  public OptionalLong pid() {
    return holder == null ? OptionalLong.empty() : OptionalLong.of(holder.pid());
  }

  /** The machine of the other run, where its lock tells. */
  public Optional<String> host() {
    return Optional.ofNullable(holder).map(LockHolder::host);
  }
}
