package org.hes4j.testkit.emulator;

import java.time.Duration;
import org.hes4j.client.LimitExceededException;

/**
 * How much the service takes.
 *
 * @param largestBatch addresses in a message
 * @param largestPage recipients in a page
 * @param stageLifetime how long a stage lives without a message
 * @param openStages stages at the same time, of the whole account
 */
record Limits(int largestBatch, int largestPage, Duration stageLifetime, int openStages) {

  void checkBatch(long addresses) {
    check("addresses in one message", largestBatch, addresses);
  }

  void checkPage(int pageSize) {
    check("recipients in one page", largestPage, pageSize);
  }

  void checkOpenStages(int open) {
    check("open stages", openStages, open);
  }

  private static void check(String what, long limit, long found) {
    if (found > limit) {
      throw new LimitExceededException(
          found + " " + what + ", at most " + limit + " are allowed", limit, found, null, null);
    }
  }
}
