package org.hes4j.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs alternatives in turn, several times, and begins each round with another one. */
final class Rounds {
  private final Runner runner;
  private final Settings settings;

  Rounds(Runner runner, Settings settings) {
    this.runner = runner;
    this.settings = settings;
  }

  /** A round that does not count, so that files and servers are warm, and then those that do. */
  Results run(List<Alternative> alternatives) {
    Results results = new Results();
    alternatives.forEach(each -> results.expect(each.name()));
    if (settings.warmUp()) {
      alternatives.forEach(this::measure);
    }
    List<Alternative> order = new ArrayList<>(alternatives);
    for (int round = 0; round < settings.rounds(); round++) {
      order.forEach(each -> results.add(each.name(), measure(each)));
      Collections.rotate(order, -1);
    }
    return results;
  }

  private Measured measure(Alternative alternative) {
    alternative.prepare().run();
    Runner.Finished finished = runner.run(alternative.command());
    alternative.check().accept(finished.output());
    return finished.measured();
  }
}
