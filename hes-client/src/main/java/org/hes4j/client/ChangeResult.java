package org.hes4j.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the service said of a change. Immutable and thread-safe. */
public final class ChangeResult {
  private static final ChangeResult UNTOLD = new ChangeResult(null);
  private final @Nullable ListState state;

  private ChangeResult(@Nullable ListState state) {
    this.state = state;
  }

  /**
   * The change was made (or nothing had to be sent), and the service said nothing of the list after
   * it.
   */
  public static ChangeResult untold() {
    return UNTOLD;
  }

  /** The change was made, and this is the list right after it. */
  public static ChangeResult of(ListState state) {
    return new ChangeResult(state);
  }

  /** The list right after the change, where the service told it. */
  public Optional<ListState> state() {
    return Optional.ofNullable(state);
  }

  @Override
  public String toString() {
    return state == null ? "changed" : "changed to " + state;
  }
}
