package org.hes4j.incremental;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.hes4j.recipient.RecipientSourceException;

/**
 * Lets one at a time use a store. The operating system lets go of the lock when its process ends,
 * however it ends.
 */
final class FolderLock {
  /**
   * Begins the names of system properties, one for each lock that this JVM holds, see decision
   * 0006: a second user must not even open the file.
   */
  private static final String HELD = "org.hes4j.lock.";

  private final String key;
  private final FileChannel channel;

  private FolderLock(String key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  /**
   * Takes the lock; its folder exists.
   *
   * @throws RecipientSourceException when somebody has it
   */
  static FolderLock acquire(Path file) throws IOException {
    String key = HELD + file.resolveSibling("").toRealPath().resolve(file.getFileName());
    if (System.getProperties().putIfAbsent(key, "held") != null) {
      throw inUse(file);
    }
    try {
      return new FolderLock(key, lock(file));
    } catch (IOException | RuntimeException | Error e) {
      System.clearProperty(key);
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
      System.clearProperty(key);
    }
  }
}
