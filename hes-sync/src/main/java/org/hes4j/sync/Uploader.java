package org.hes4j.sync;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hes4j.client.HesClient;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.StageBase;
import org.hes4j.client.StageException;
import org.hes4j.client.StagedChange;
import org.hes4j.recipient.MailDomain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends batches to stages in a thread of its own. It owns the stages until {@link #uploads()}
 * hands them over; when the run stops before, it aborts them.
 */
final class Uploader {
  private static final Logger LOG = LoggerFactory.getLogger(Uploader.class);

  private final HesClient client;
  private final Crew crew;
  private final Handover<Batch> batches = new Handover<>(Integer.MAX_VALUE);
  private final CompletableFuture<Map<MailDomain, Upload>> uploads = new CompletableFuture<>();

  /** Touched by the uploading thread alone until it hands them over. */
  private final Map<MailDomain, Upload> open = new HashMap<>();

  private final Set<MailDomain> lost = new HashSet<>();

  Uploader(HesClient client, Crew crew) {
    this.client = client;
    this.crew = crew;
    crew.onStop(batches::stop);
    crew.onStop(() -> uploads.completeExceptionally(new Stopped()));
    crew.start("uploader", this::run);
  }

  /** A batch for the stage of its domain, which is made for that revision of the list. */
  record Batch(AddressSlice slice, long revision) {}

  /** A stage that holds everything of its domain and waits for its commit. */
  record Upload(StagedChange stage, long recipients, long batches) {
    Upload plus(int more) {
      return new Upload(stage, recipients + more, batches + 1);
    }
  }

  void put(Batch batch) {
    crew.attend(
        () -> {
          batches.put(batch);
          return batch;
        });
  }

  void end() {
    batches.end();
  }

  /** Waits until everything is staged. The stages are the caller's from then on. */
  Map<MailDomain, Upload> uploads() {
    return crew.attend(uploads::get);
  }

  /** Aborts what was handed over and not committed. */
  void close() {
    boolean handedOver = !uploads.completeExceptionally(new Stopped());
    if (handedOver && !uploads.isCompletedExceptionally()) {
      abort();
    }
  }

  private void run() {
    boolean handedOver = false;
    try {
      for (Batch next = batches.take(); next != null; next = batches.take()) {
        if (!lost.contains(next.slice().domain())) {
          append(next);
        }
      }
      handedOver = uploads.complete(open);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!handedOver) {
        abort();
      }
    }
  }

  private void append(Batch batch) {
    MailDomain domain = batch.slice().domain();
    try {
      Upload upload = open.get(domain);
      if (upload == null) {
        upload = new Upload(client.beginChange(domain, StageBase.NOTHING, batch.revision()), 0, 0);
        open.put(domain, upload);
      }
      upload.stage().append(batch.slice(), List.of());
      open.put(domain, upload.plus(batch.slice().size()));
    } catch (RevisionConflictException e) {
      throw Overtaken.unchanged(domain, e);
    } catch (StageException e) {
      // the source was slower than the stage's life; applying begins another one
      LOG.info("the stage of {} was lost and will be begun again: {}", domain, e.getMessage());
      LOG.debug("how the stage of {} was lost", domain, e);
      lost.add(domain);
      Upload upload = open.remove(domain);
      if (upload != null) {
        upload.stage().close();
      }
    }
  }

  private void abort() {
    Uninterrupted.run(() -> open.values().forEach(upload -> upload.stage().close()));
  }
}
