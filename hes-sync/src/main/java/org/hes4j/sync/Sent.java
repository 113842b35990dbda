package org.hes4j.sync;

import java.time.Duration;
import org.hes4j.client.ListState;
import org.jspecify.annotations.Nullable;

/** What was sent for one domain, and the state that the service told in its last answer. */
record Sent(
    Strategy strategy,
    long additions,
    long removals,
    long batches,
    @Nullable ListState state,
    Duration duration) {

  static final Sent NOTHING = new Sent(Strategy.NONE, 0, 0, 0, null, Duration.ZERO);

  Sent in(Duration time) {
    return new Sent(strategy, additions, removals, batches, state, time);
  }
}
