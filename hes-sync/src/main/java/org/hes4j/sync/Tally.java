package org.hes4j.sync;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.hes4j.client.ChangeResult;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;

/** Counts what is sent for one domain, and tells how far that is. */
final class Tally {
  private final LongConsumer progress;
  private long additions;
  private long removals;
  private long batches;

  /**
   * Nothing is sent yet.
   *
   * @param progress is told how many addresses have been sent
   */
  Tally(LongConsumer progress) {
    this.progress = progress;
  }

  List<Recipient> additions(List<Recipient> batch) {
    additions += batch.size();
    return batch;
  }

  List<EmailAddress> removals(List<EmailAddress> batch) {
    removals += batch.size();
    return batch;
  }

  void batchSent() {
    batches++;
    progress.accept(additions + removals);
  }

  void wholeListSent(long recipients) {
    additions += recipients;
    batchSent();
  }

  /** What was sent earlier, while the source was read. */
  void earlier(Uploader.Upload upload) {
    additions += upload.recipients();
    batches += upload.batches();
    progress.accept(additions + removals);
  }

  Sent sent(Strategy strategy, ChangeResult result) {
    return new Sent(
        strategy, additions, removals, batches, result.state().orElse(null), Duration.ZERO);
  }
}
