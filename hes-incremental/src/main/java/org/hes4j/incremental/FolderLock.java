package org.hes4j.incremental;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hes4j.recipient.RecipientSourceException;

/**
 * Lets one at a time use a store. The operating system lets go of the lock when its process ends,
 * however it ends.
 */
final class FolderLock {
  /** The locks of this process, see decision 0006: a second one must not even open the file. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path key;
  private final FileChannel channel;

  private FolderLock(Path key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  /**
   * Takes the lock; its folder exists.
   *
   * @throws RecipientSourceException when somebody has it
   */
  static FolderLock acquire(Path file) throws IOException {
    Path key = file.resolveSibling("").toRealPath().resolve(file.getFileName());
    if (!HELD.add(key)) {
      throw inUse(file);
    }
    try {
      return new FolderLock(key, lock(file));
    } catch (IOException | RuntimeException | Error e) {
      HELD.remove(key);
      throw e;
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel = OwnerOnly.open(file);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
      throw inUse(file);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private static RecipientSourceException inUse(Path file) {
    return new RecipientSourceException(
        "the store in "
            + file.resolveSibling("")
            + " is in use: another run reads or writes it; wait for its end, then start this one"
            + " again");
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock goes with the process at the latest.
    } finally {
      HELD.remove(key);
    }
  }
}
