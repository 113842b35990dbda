package org.hes4j.incremental;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.hes4j.recipient.RecipientSourceException;
import org.jspecify.annotations.Nullable;

/** A file of entries, and what is said of them. It changes by {@link #commit} alone. */
final class StoreFile implements AutoCloseable {
  private static final String STEPS = "steps";
  private static final UUID ABOUT = new UUID(0, 0);
  private static final int CACHE_MIB = 16;
  private static final int SCRATCH_BUFFER_KIB = 4096;

  /** The library counts the entries that it appends in a byte: 128 and more get lost. */
  private static final int KEYS_IN_A_PAGE = 120;

  private final MVStore store;
  private final MVMap<UUID, byte[]> entries;
  private final MVMap<UUID, byte[]> about;
  private boolean changed;

  private StoreFile(MVStore store, MVMap.Builder<UUID, byte[]> kind) {
    this.store = store;
    this.entries = store.openMap("entries", kind);
    this.about = store.openMap("about", map());
  }

  private static MVMap.Builder<UUID, byte[]> map() {
    return new MVMap.Builder<UUID, byte[]>().keyType(new IdType()).valueType(new ValueType());
  }

  /** A map that is filled in the order of its ids. */
  static MVMap.Builder<UUID, byte[]> appending() {
    MVMap.Builder<UUID, byte[]> map = map();
    map.singleWriter();
    return map;
  }

  private static MVStore.Builder builder(Path file) {
    // No thread of its own, which would write at times of its own.
    return new MVStore.Builder()
        .fileName(file.toString())
        .cacheSize(CACHE_MIB)
        .keysPerPage(KEYS_IN_A_PAGE)
        .autoCommitDisabled();
  }

  /** A store that writes as memory demands: what is in it counts only once it is closed. */
  static MVStore scratch(Path file) {
    try {
      // The library takes an empty file for a new store, and would make it for all to read.
      OwnerOnly.open(file).close();
      return StoreErrors.guarded(
          () -> builder(file).autoCommitBufferSize(SCRATCH_BUFFER_KIB).open());
    } catch (StoreDamagedException | IOException e) {
      throw new RecipientSourceException(
          "the file " + file + " of the store cannot be made; its folder must be writable", e);
    }
  }

  /** A new file, to be filled by {@link #append} and one {@link #commit}. */
  static StoreFile create(Path file) {
    return StoreErrors.guarded(
        () -> {
          StoreFile fresh = new StoreFile(scratch(file), appending());
          fresh.steps();
          return fresh;
        });
  }

  /**
   * A file that is there. Only a commit writes.
   *
   * @throws StoreDamagedException when it cannot be used
   */
  static StoreFile open(Path file) {
    return StoreErrors.guarded(
        // as it was created, for the library counts such pages apart
        () -> new StoreFile(builder(file).autoCommitBufferSize(0).open(), appending()));
  }

  About about() {
    byte[] value = StoreErrors.guarded(() -> about.get(ABOUT));
    if (value == null) {
      throw new StoreDamagedException("it says nothing of its content");
    }
    return About.decode(value);
  }

  byte @Nullable [] get(UUID id) {
    return StoreErrors.guarded(() -> entries.get(id));
  }

  EntryCursor cursor() {
    return new StoreCursor(entries);
  }

  /** Without a look at what is there: ids must come in their order. */
  void append(UUID id, byte[] value) {
    StoreErrors.guarded(
        () -> {
          entries.append(id, value);
          return id;
        });
  }

  /** To be followed by {@link #commit}; the value, or {@link Pending#GONE}. */
  void set(UUID id, byte[] value) {
    changed = true;
    StoreErrors.guarded(() -> value.length == 0 ? entries.remove(id) : entries.put(id, value));
  }

  /**
   * To be followed by {@link #commit}: how what is set leads to that generation. A file of a
   * version before has no room for it.
   */
  void note(long generation, Step step) {
    StoreErrors.guarded(
        () -> {
          if (store.hasMap(STEPS)) {
            changed = true;
            steps().add(generation, step);
          }
          return step;
        });
  }

  /** The step that led to that generation, or null where it is not known. */
  @Nullable Step stepTo(long generation) {
    return StoreErrors.guarded(() -> store.hasMap(STEPS) ? steps().stepTo(generation) : null);
  }

  private StepLog steps() {
    return new StepLog(store.openMap(STEPS, map()));
  }

  /** All that was set and this description: both or neither, and on the disk. */
  void commit(About description) {
    describe(description.encode());
  }

  void describe(byte[] description) {
    changed = true;
    StoreErrors.guarded(
        () -> {
          about.put(ABOUT, description);
          store.commit();
          store.sync();
          return description;
        });
    changed = false;
  }

  /**
   * Whether every entry is there as it was written.
   *
   * @throws StoreDamagedException when not
   */
  void verify() {
    Totals expected = about().totals();
    Totals found = new Totals();
    EntryCursor cursor = cursor();
    while (cursor.advance()) {
      found.add(cursor.id(), cursor.value());
      if (found.count() > expected.count()) {
        break;
      }
    }
    requireMatch(found);
  }

  void requireMatch(Totals found) {
    if (!found.matches(about().totals())) {
      throw new StoreDamagedException("its entries do not match their checksum");
    }
  }

  /** Bytes on the disk. */
  long size() {
    return store.getFileStore().size();
  }

  /** Gives up what was not committed. */
  @Override
  public void close() {
    try {
      if (changed || Thread.currentThread().isInterrupted()) {
        store.closeImmediately();
      } else {
        store.close();
      }
    } catch (RuntimeException e) {
      // What counts has been committed before.
      store.closeImmediately();
    }
  }
}
