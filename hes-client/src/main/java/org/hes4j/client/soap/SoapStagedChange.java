package org.hes4j.client.soap;

import java.util.Collection;
import java.util.List;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.HesException;
import org.hes4j.client.ListDigest;
import org.hes4j.client.StagedChange;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stage at the service. Not thread-safe. */
final class SoapStagedChange implements StagedChange {
  private static final Logger LOG = LoggerFactory.getLogger(SoapStagedChange.class);

  private enum Condition {
    OPEN,
    COMMITTED,
    ABORTED
  }

  private final SoapCalls calls;
  private final String stage;
  private int batches;
  private Condition condition = Condition.OPEN;

  SoapStagedChange(SoapCalls calls, String stage) {
    this.calls = calls;
    this.stage = stage;
  }

  @Override
  public void append(Collection<Recipient> additions, Collection<EmailAddress> removals) {
    if (condition != Condition.OPEN) {
      throw new IllegalStateException("the stage is closed");
    }
    Batches.requireOne("appendToStage", additions.size() + removals.size());
    if (additions.isEmpty() && removals.isEmpty()) {
      return;
    }
    calls.requireOpen();
    int number = batches + 1;
    calls.call(
        "appendToStage",
        new StageBatch(additions, removals),
        port -> port.appendToStage(stage, number, List.of(), List.of()));
    batches = number;
  }

  @Override
  public ChangeResult commit(long count, ListDigest digest) {
    if (condition == Condition.ABORTED) {
      throw new IllegalStateException("the stage was aborted");
    }
    calls.requireOpen();
    ChangeResult result =
        calls.call(
            "commitStage",
            port -> port.commitStage(stage, count, digest.bytes()),
            StubValues::changeResult);
    condition = Condition.COMMITTED;
    return result;
  }

  @Override
  public void abort() {
    if (condition == Condition.OPEN) {
      condition = Condition.ABORTED;
      calls.requireOpen();
      calls.call(
          "abortStage",
          port -> {
            port.abortStage(stage);
            return stage;
          });
    }
  }

  @Override
  public void close() {
    try {
      abort();
    } catch (HesException | IllegalStateException e) {
      LOG.warn("the stage could not be dropped and will expire by itself: {}", e.getMessage());
    }
  }
}
