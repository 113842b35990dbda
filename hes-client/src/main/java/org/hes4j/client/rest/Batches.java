package org.hes4j.client.rest;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hes4j.client.LimitExceededException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts what is sent into messages that the service takes. A size that was too large once is not
 * tried again. Thread-safe.
 */
final class Batches {
  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
  private final AtomicInteger most;

  Batches(int most) {
    this.most = new AtomicInteger(most);
  }

  /**
   * Sends all, in halves of a batch where the service says that it is too large.
   *
   * @throws LimitExceededException when even one alone is too large; those before it are sent
   */
  <T> void send(NonEmpty<T> all, Consumer<NonEmpty<T>> message) {
    int sent = 0;
    while (sent < all.size()) {
      NonEmpty<T> batch = all.part(sent, most.get());
      try {
        message.accept(batch);
        sent += batch.size();
      } catch (LimitExceededException e) {
        if (batch.size() == 1) {
          throw e;
        }
        int half = (batch.size() + 1) / 2;
        most.accumulateAndGet(half, Math::min);
        LOG.info("{} users were too many for one message, going on with {}", batch.size(), half);
      }
    }
  }
}
