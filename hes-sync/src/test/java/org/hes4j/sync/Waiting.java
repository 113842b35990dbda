package org.hes4j.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that only sleeping moves. */
class Waiting extends Clock {
  final List<Duration> slept = new ArrayList<>();

  /** Done after so many sleeps. */
  Runnable after = () -> {};

  int afterSleeps = -1;

  private Instant now = Instant.EPOCH;

  void sleep(Duration time) {
    slept.add(time);
    now = now.plus(time);
    if (slept.size() == afterSleeps) {
      after.run();
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
