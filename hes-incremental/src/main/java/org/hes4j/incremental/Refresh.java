package org.hes4j.incremental;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.hes4j.recipient.ChangeSource;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.recipient.OneThread;
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
  private @Nullable ChangesNotSupportedException unable;

  Refresh(ChangeSource source, StoreFolder folder, Duration fullReadAfter, Clock clock) {
    this.source = source;
    this.folder = folder;
    this.fullReadAfter = fullReadAfter;
    this.clock = clock;
  }

  /** Why the last run could not ask for changes; null where it could. */
  @Nullable ChangesNotSupportedException unable() {
    return unable;
  }

  /** Under the folder's lock. */
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
    return full("the store was of no use: " + e.finding());
  }

  private LastRead changesOrAll() {
    Optional<String> due;
    try (StoreFile known = StoreFile.open(folder.entries())) {
      About about = known.about();
      due = due(about);
      if (due.isEmpty()) {
        return changes(known, about);
      }
    }
    return full(due.get());
  }

  private Optional<String> due(About about) {
    Instant now = clock.instant();
    if (about.token() == null) {
      return Optional.of("the source gave no token the last time");
    }
    if (now.isBefore(about.fullRead())) {
      return Optional.of("the clock stands before the last full read");
    }
    Duration age = Duration.between(about.fullRead(), now);
    return age.compareTo(fullReadAfter) < 0
        ? Optional.empty()
        : Optional.of("the last full read was " + age.toMinutes() + " minutes ago");
  }

  private LastRead changes(StoreFile known, About about) {
    unable = null;
    Instant began = clock.instant();
    try (Gathered told = new Gathered(known, folder.scratch())) {
      ChangeToken token = changes(about.token(), told);
      Update update = new Update(folder, told.pending());
      Optional<String> anew = told.startedOver();
      if (anew.isPresent()) {
        known.close();
        return update.all(anew.get(), began, token);
      }
      return update.changes(known, token);
    } catch (ChangesNotSupportedException e) {
      known.close();
      return whole(e);
    }
  }

  /** Asked without a token, so that nothing of what was known remains. */
  private LastRead full(String reason) {
    unable = null;
    Instant began = clock.instant();
    try (Gathered told = new Gathered(null, folder.scratch())) {
      ChangeToken token = changes(null, told);
      return new Update(folder, told.pending()).all(reason, began, token);
    } catch (ChangesNotSupportedException e) {
      return whole(e);
    }
  }

  /** A source that tells no changes, read as any other. Its records get numbers for ids. */
  private LastRead whole(ChangesNotSupportedException why) {
    unable = why;
    LOG.warn("Changes cannot be asked for, so everything is read: {}", why.getMessage());
    Instant began = clock.instant();
    try (Gathered told = new Gathered(null, folder.scratch())) {
      records(told);
      return new Update(folder, told.pending())
          .all("changes cannot be asked for: " + why.getMessage(), began, noToken());
    }
  }

  private ChangeToken changes(@Nullable ChangeToken since, Gathered told) {
    OneThread thread = new OneThread(source);
    AtomicReference<ChangeToken> until = new AtomicReference<>();
    thread.during(
        () -> {
          ChangeToken token = source.readChanges(since, new OrderlyChanges(thread, told));
          thread.require(token);
          until.set(token);
        });
    return requireNonNull(until.get());
  }

  private void records(Gathered told) {
    OneThread thread = new OneThread(source);
    AtomicLong count = new AtomicLong();
    thread.during(
        () ->
            source.read(
                found -> {
                  thread.require(found);
                  told.put(new UUID(0, count.incrementAndGet()), List.of(found));
                }));
  }

  private static @Nullable ChangeToken noToken() {
    return null;
  }
}
