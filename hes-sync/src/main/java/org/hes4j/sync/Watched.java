package org.hes4j.sync;

import java.util.Optional;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * One address of which every record counts: how many there are, how many have gone and come since
 * an earlier read, and who comes of it.
 */
final class Watched {
  private final EmailAddress address;
  private long gone;
  private long come;
  private long now;
  private boolean refused;
  private @Nullable Recipient recipient;

  Watched(EmailAddress address) {
    this.address = address;
  }

  EmailAddress address() {
    return address;
  }

  /** A record of before that is gone. */
  void gone(SourceRecord.Address record, HesClient client) {
    gone++;
    check(record, client);
  }

  /** A record that has come. */
  void come(SourceRecord.Address record, HesClient client) {
    come++;
    check(record, client);
  }

  private Optional<String> check(SourceRecord.Address record, HesClient client) {
    Optional<String> problem = client.check(Recipient.of(address, record.displayName()));
    refused |= problem.isPresent();
    return problem;
  }

  /**
   * A record of now, in the order of the source. As in a whole reading the first one counts that
   * the service can take.
   *
   * @return why it cannot
   */
  Optional<String> found(SourceRecord.Address record, HesClient client) {
    now++;
    if (recipient != null) {
      return Optional.empty();
    }
    Optional<String> problem = check(record, client);
    if (problem.isEmpty()) {
      recipient = Recipient.of(address, record.displayName());
    }
    return problem;
  }

  /** Whether a record of it has gone or come. */
  boolean isTouched() {
    return gone + come > 0;
  }

  /** Whether the service cannot take any of its records. */
  boolean isRefused() {
    return refused;
  }

  @Nullable Recipient recipient() {
    return recipient;
  }

  /** How many records there were before. */
  long before() {
    return now - come + gone;
  }

  /** How many more duplicates there are than before, when none is refused. */
  long furtherDuplicates() {
    return Math.max(0, now - 1) - Math.max(0, before() - 1);
  }
}
