package org.hes4j.sync;

import java.util.List;
import java.util.Set;
import org.hes4j.client.HesClient;
import org.hes4j.client.RetriedCall;

/** Tells the retried calls since a moment from those before it. */
final class RetriedCalls {
  private final HesClient client;
  private final Set<RetriedCall> earlier;

  private RetriedCalls(HesClient client) {
    this.client = client;
    earlier = Set.copyOf(client.retriedCalls());
  }

  static RetriedCalls from(HesClient client) {
    return new RetriedCalls(client);
  }

  List<RetriedCall> sinceThen() {
    return client.retriedCalls().stream().filter(call -> !earlier.contains(call)).toList();
  }
}
