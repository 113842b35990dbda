package org.hes4j.sync.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines in blocks, and sums up what was written. While one block is filled, the one before
 * is written by another thread, for packing takes longer than bringing the lines together; what
 * fits into one block needs none. To be used by one thread.
 */
final class LineOutput implements AutoCloseable {
  private static final int BLOCK = 1 << 17;

  private final OutputStream out;
  private final LineSum sum = LineSum.crc32c();
  private byte[] block = new byte[BLOCK];
  private int filled;
  private long count;
  private byte[] beingWritten = {};
  private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
  private @Nullable ExecutorService writer;

  /** Writes to that stream, which stays open. */
  LineOutput(OutputStream out) {
    this.out = out;
  }

  /** Writes the line that these bytes begin with. */
  void line(byte[] bytes, int length) throws IOException {
    if (filled + length + 1 > BLOCK) {
      passOn();
    }
    if (length + 1 > BLOCK) {
      throw new IllegalStateException("a line of " + length + " bytes");
    }
    System.arraycopy(bytes, 0, block, filled, length);
    filled += length;
    block[filled++] = '\n';
    count++;
  }

  /** How many lines were written. */
  long count() {
    return count;
  }

  /** The sum of all lines so far. Can be asked once. */
  String sum() throws IOException {
    flush();
    return sum.hex();
  }

  void flush() throws IOException {
    awaitWritten();
    write(block, filled);
    filled = 0;
  }

  private void passOn() throws IOException {
    awaitWritten();
    byte[] full = block;
    int length = filled;
    block = beingWritten.length == 0 ? new byte[BLOCK] : beingWritten;
    beingWritten = full;
    filled = 0;
    written = CompletableFuture.runAsync(() -> writeThere(full, length), writer());
  }

  private ExecutorService writer() {
    ExecutorService known = writer;
    if (known == null) {
      known = Executors.newSingleThreadExecutor(LineOutput::thread);
      writer = known;
    }
    return known;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "hes-sync-journal");
    thread.setDaemon(true);
    return thread;
  }

  private void writeThere(byte[] bytes, int length) {
    try {
      write(bytes, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(byte[] bytes, int length) throws IOException {
    sum.add(bytes, 0, length);
    out.write(bytes, 0, length);
  }

  /** An interrupt does not end the waiting, and stays set. */
  private void awaitWritten() throws IOException {
    try {
      written.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw cause instanceof RuntimeException exception ? exception : e;
    }
  }

  /** Returns when nothing is written any more. What was not flushed is lost. */
  @Override
  public void close() {
    if (writer != null) {
      writer.shutdown();
      // whatever went wrong was told already, or does not matter beside what is being told
      written.exceptionally(e -> null).join();
    }
  }
}
