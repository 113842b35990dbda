package org.hes4j.sync;

import java.time.Duration;

/** Waits; a test can wait in no time. */
@FunctionalInterface
interface Pause {
  void sleep(Duration time) throws InterruptedException;
}
