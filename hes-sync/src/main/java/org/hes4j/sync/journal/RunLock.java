package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets one run at a time write a journal. The operating system lets go of the lock when its process
 * ends, however it ends; clocks play no part.
 */
final class RunLock implements AutoCloseable {
  /**
   * Begins the names of system properties, one for each lock that this JVM holds. POSIX gives up a
   * process's lock on a file when it closes any channel of that file, so a second run in this
   * process must not even open it, whichever class loader it comes from (decision 0006).
   */
  private static final String HELD = "org.hes4j.lock.";

  /** Behind the content: where locks are mandatory, others can still read who holds it. */
  private static final long LOCKED_BYTE = 1L << 40;

  private static final int LONGEST = 10_000;

  private final String key;
  private final FileChannel channel;
  private final Disk disk;
  private final @Nullable LockHolder died;
  private @Nullable RunId last;

  private RunLock(String key, FileChannel channel, Disk disk) throws IOException {
    this.key = key;
    this.channel = channel;
    this.disk = disk;
    String content = content(channel);
    died = LockHolder.parse(content).orElse(null);
    last = LockHolder.run(content).orElse(null);
  }

  /**
   * Takes the lock.
   *
   * @throws JournalInUseException when another run has it
   */
  static RunLock acquire(Path file, LockHolder holder, Disk disk) throws IOException {
    String key = HELD + file.resolveSibling("").toRealPath().resolve(file.getFileName());
    Object other = System.getProperties().putIfAbsent(key, holder.text());
    if (other != null) {
      throw new JournalInUseException(LockHolder.parse(other.toString()).orElse(null));
    }
    try {
      return new RunLock(key, lock(file, disk), disk);
    } catch (IOException | RuntimeException | Error e) {
      System.clearProperty(key);
      throw e;
    }
  }

  private static FileChannel lock(Path file, Disk disk) throws IOException {
    FileChannel channel = disk.open(file);
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock != null) {
        return channel;
      }
      throw new JournalInUseException(LockHolder.parse(content(channel)).orElse(null));
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private static String content(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
    int read = channel.read(buffer, 0);
    return read <= 0 ? "" : new String(buffer.array(), 0, read, UTF_8);
  }

  /** The run that held the lock last, when it died without letting go of it. */
  Optional<LockHolder> died() {
    return Optional.ofNullable(died);
  }

  /** The run that held the lock last, however it ended. */
  Optional<RunId> last() {
    return Optional.ofNullable(last);
  }

  /** Says in the file who holds it. */
  void hold(LockHolder holder, RunId run) throws IOException {
    System.setProperty(key, holder.text());
    last = run;
    disk.overwrite(channel, holder.text().getBytes(UTF_8));
  }

  /** Lets go. What was written for others is taken back first: this run did not die. */
  @Override
  public void close() throws IOException {
    try {
      RunId run = last;
      disk.overwrite(channel, run == null ? new byte[0] : LockHolder.free(run).getBytes(UTF_8));
    } finally {
      try {
        channel.close();
      } finally {
        System.clearProperty(key);
      }
    }
  }
}
