package org.hes4j.incremental;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.hes4j.recipient.RecipientSourceException;

/** The folder of a store: its files, and who may read them. */
record StoreFolder(Path path) {
  Path entries() {
    return path.resolve("entries.mv");
  }

  Path fresh() {
    return path.resolve("entries.new");
  }

  Path scratch() {
    return path.resolve("scratch.mv");
  }

  /** Makes the folder where it is missing, and lets one at a time work in it. */
  <T> T locked(Supplier<T> work) {
    FolderLock lock = lock();
    try {
      return work.get();
    } finally {
      lock.close();
    }
  }

  private FolderLock lock() {
    try {
      Files.createDirectories(path);
      OwnerOnly.restrict(path);
      FolderLock lock = FolderLock.acquire(path.resolve("lock"));
      delete(fresh());
      delete(scratch());
      return lock;
    } catch (IOException e) {
      throw new RecipientSourceException(
          "the folder " + path + " of the store cannot be used: " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof AccessDeniedException
        ? "no permission; it must belong to whoever runs this"
        : e.getClass().getSimpleName() + ", " + e.getMessage();
  }

  boolean isEmpty() {
    return Files.notExists(entries());
  }

  /** What the store says of itself; nothing where there is none that can be read. */
  Optional<About> about() {
    if (isEmpty()) {
      return Optional.empty();
    }
    try (StoreFile file = StoreFile.open(entries())) {
      return Optional.of(file.about());
    } catch (StoreDamagedException e) {
      return Optional.empty();
    }
  }

  /** Puts the new file, which is closed, in the place of the old one. */
  void swap() {
    try {
      force(fresh(), StandardOpenOption.WRITE);
      Files.move(fresh(), entries(), StandardCopyOption.ATOMIC_MOVE);
      if (OwnerOnly.isPosix(path)) {
        force(path, StandardOpenOption.READ);
      }
    } catch (IOException e) {
      throw new RecipientSourceException(
          "the store in " + path + " cannot be replaced: " + reason(e) + "; it is as it was", e);
    }
  }

  private static void force(Path file, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(file, option)) {
      channel.force(true);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new RecipientSourceException(
          "the file " + file + " of the store cannot be deleted: " + reason(e), e);
    }
  }
}
