package org.hes4j.incremental;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hes4j.recipient.ChangeToken;
import org.jspecify.annotations.Nullable;

/** Writes what was gathered into the store, all of it or nothing. */
final class Update {
  /** Pages that change are held in memory until the commit. */
  private static final int MOST_IN_PLACE = 2_000;

  /** Commits leave dead pages behind; a file with more of them than entries is written anew. */
  private static final long SMALL_FILE = 64L << 20;

  private final StoreFolder folder;
  private final Pending pending;

  Update(StoreFolder folder, Pending pending) {
    this.folder = folder;
    this.pending = pending;
  }

  /** Everything there is. */
  LastRead all(String reason, Instant began, @Nullable ChangeToken token) {
    Totals totals =
        beside(pending.cursor(), found -> new About(UUID.randomUUID(), 0, found, began, token));
    folder.swap();
    return LastRead.full(reason, totals.count());
  }

  /** What has changed in the file, which is closed where a new one takes its place. */
  LastRead changes(StoreFile known, ChangeToken token) {
    About before = known.about();
    Totals totals = before.totals().copy();
    List<Step.Change> noted = new ArrayList<>();
    long changed = count(known, totals, noted);
    if (changed > 0) {
      About after = before.changed(totals, token);
      Step step = new Step(before.version(), before.totals(), after.version(), noted);
      write(known, after, step);
    } else if (!Objects.equals(token, before.token())) {
      known.commit(before.unchanged(token));
    }
    return LastRead.incremental(changed, totals.count());
  }

  /** Takes the changes into the totals; notes them as far as they are written in place. */
  private long count(StoreFile known, Totals totals, List<Step.Change> noted) {
    long changed = 0;
    EntryCursor told = pending.cursor();
    while (told.advance()) {
      byte[] before = known.get(told.id());
      byte[] after = told.value();
      if (before == null ? after.length > 0 : !Arrays.equals(before, after)) {
        changed++;
        if (noted.size() < MOST_IN_PLACE) {
          noted.add(new Step.Change(told.id(), before == null ? Pending.GONE : before, after));
        }
        if (before != null) {
          totals.remove(told.id(), before);
        }
        if (after.length > 0) {
          totals.add(told.id(), after);
        }
      }
    }
    return changed;
  }

  private void write(StoreFile known, About after, Step step) {
    long bloated = SMALL_FILE + 3 * after.totals().bytes();
    if (pending.size() <= MOST_IN_PLACE && known.size() < bloated) {
      EntryCursor told = pending.cursor();
      while (told.advance()) {
        known.set(told.id(), told.value());
      }
      known.note(after.generation(), step);
      known.commit(after);
      return;
    }
    List<EntryCursor> parts = new ArrayList<>(pending.cursors());
    parts.add(known.cursor());
    beside(new MergedCursor(parts), found -> requireMatch(after, found));
    known.close();
    folder.swap();
  }

  private static About requireMatch(About expected, Totals found) {
    if (!found.matches(expected.totals())) {
      throw new StoreDamagedException("its entries do not match their checksum");
    }
    return expected;
  }

  private Totals beside(EntryCursor cursor, Describing describing) {
    // One that could not be completed before would be added to.
    StoreFolder.delete(folder.fresh());
    Totals totals = new Totals();
    try (StoreFile fresh = StoreFile.create(folder.fresh())) {
      while (cursor.advance()) {
        byte[] value = cursor.value();
        if (value.length > 0) {
          fresh.append(cursor.id(), value);
          totals.add(cursor.id(), value);
        }
      }
      fresh.commit(describing.describe(totals));
    }
    return totals;
  }

  /** Says what there is to say of entries. */
  private interface Describing {
    About describe(Totals totals);
  }
}
