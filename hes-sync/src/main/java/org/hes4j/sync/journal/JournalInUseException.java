package org.hes4j.sync.journal;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another run holds the lock of a journal. */
public final class JournalInUseException extends IOException {
  private static final long serialVersionUID = 1L;
  private final transient @Nullable LockHolder holder;

  /**
   * A lock that another run holds.
   *
   * @param holder what the lock says of that run, or null where it cannot be read
   */
  public JournalInUseException(@Nullable LockHolder holder) {
    super(
        holder == null
            ? "already running"
            : "already running since %s, pid %s on %s%s"
                .formatted(
                    holder.started(),
                    holder.pid(),
                    holder.host(),
                    holder.hasName() ? ", run " + holder.run() : ""));
    this.holder = holder;
  }

  /** Whose run it is, where the lock tells. */
  public Optional<LockHolder> holder() {
    return Optional.ofNullable(holder);
  }
}
