package org.hes4j.incremental;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hes4j.recipient.ChangeSource;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a store up to date: by what has changed or, where that cannot be, in full. */
final class Refresh {
  private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);

  private final ChangeSource source;
  private final StoreFolder folder;
  private final Duration fullReadAfter;
  private final Clock clock;

  Refresh(ChangeSource source, StoreFolder folder, Duration fullReadAfter, Clock clock) {
    this.source = source;
    this.folder = folder;
    this.fullReadAfter = fullReadAfter;
    this.clock = clock;
  }

  /** Under the folder's lock. What has changed is verified, for it will be read. */
  LastRead run() {
    if (folder.isEmpty()) {
      return full("there was no store yet");
    }
    try {
      return changesOrAll();
    } catch (StoreDamagedException e) {
      return damaged(e);
    }
  }

  /** Everything, in the place of a store that is of no use. */
  LastRead damaged(StoreDamagedException e) {
    LOG.warn(
        "The store in {} is of no use: {}. Everything is read anew.", folder.path(), e.finding());
    LOG.debug("How the store in {} was found to be of no use", folder.path(), e);