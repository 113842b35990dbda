package org.hes4j.incremental;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * What a read has told so far, which counts for nothing yet. A little is kept in memory; more goes
 * to a scratch file, in sorted runs, the newest of which counts.
 */
final class Pending implements AutoCloseable {
  /** Stands for an entry that is gone; no value is empty. */
  static final byte[] GONE = {};

  private static final int BYTES_IN_MEMORY = 24 << 20;

  /** What the id, the arrays and the tree take besides the bytes of a value. */
  private static final int BYTES_BESIDES = 150;

  private final Path file;
  private final List<MVMap<UUID, byte[]>> runs = new ArrayList<>();
  private TreeMap<UUID, byte[]> recent = new TreeMap<>();
  private long recentBytes;
  private long size;
  private @Nullable MVStore scratch;

  Pending(Path file) {
    this.file = file;
  }

  void put(UUID id, byte[] value) {
    if (recent.put(id, value) == null) {
      size++;
      recentBytes += value.length + BYTES_BESIDES;
      if (recentBytes > BYTES_IN_MEMORY) {
        spill();
      }
    }
  }

  /** The value or {@link #GONE}; null where nothing was told. */
  byte @Nullable [] get(UUID id) {
    byte[] found = recent.get(id);
    for (int i = runs.size() - 1; i >= 0 && found == null; i--) {
      MVMap<UUID, byte[]> run = runs.get(i);
      found = StoreErrors.guarded(() -> run.get(id));
    }
    return found != null && found.length == 0 ? GONE : found;
  }

  /** How many entries were told of, those told twice at most twice. */
  long size() {
    return size;
  }

  void clear() {
    close();
    recent = new TreeMap<>();
    recentBytes = 0;
    size = 0;
  }

  /** Goes through all, those that are {@link #GONE} too. */
  EntryCursor cursor() {
    return new MergedCursor(cursors());
  }

  /** The same in parts, the newest first. */
  List<EntryCursor> cursors() {
    List<EntryCursor> cursors = new ArrayList<>();
    cursors.add(new MapCursor(recent));
    for (int i = runs.size() - 1; i >= 0; i--) {
      cursors.add(new StoreCursor(runs.get(i)));
    }
    return cursors;
  }

  private void spill() {
    if (scratch == null) {
      scratch = StoreFile.scratch(file);
    }
    MVStore store = scratch;
    TreeMap<UUID, byte[]> run = recent;
    runs.add(
        StoreErrors.guarded(
            () -> {
              MVMap<UUID, byte[]> map = store.openMap("run-" + runs.size(), StoreFile.appending());
              run.forEach(map::append);
              store.commit();
              return map;
            }));
    recent = new TreeMap<>();
    recentBytes = 0;
  }

  @Override
  public void close() {
    runs.clear();
    if (scratch != null) {
      scratch.closeImmediately();
      scratch = null;
      StoreFolder.delete(file);
    }
  }
}
