package org.hes4j.sync.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that changes files. The one seam of the journal: tests let the disk be full or the
 * process die at any of these steps.
 */
class Disk {
  /** Makes a folder for its owner alone, and those above it that are missing. */
  void createFolder(Path folder) throws IOException {
    Path there = folder.toAbsolutePath();
    while (there != null && Files.notExists(there)) {
      there = there.getParent();
    }
    Files.createDirectories(folder, OwnerOnly.folder(folder));
    OwnerOnly.restrict(folder);
    forceNew(folder.toAbsolutePath(), there);
  }

  /** A new folder is safe when its name is, in the folder above it. */
  private void forceNew(Path folder, @Nullable Path there) throws IOException {
    Path each = folder;
    while (each != null && !each.equals(there)) {
      each = each.getParent();
      if (each != null) {
        forceFolder(each);
      }
    }
  }

  /** A file that is not there yet. */
  OutputStream create(Path file) throws IOException {
    Files.createFile(file, OwnerOnly.file(file));
    return Files.newOutputStream(file, StandardOpenOption.WRITE);
  }

  /** Returns when the file's content is safe from a power cut. */
  void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Gives a file its name, in place of one that has it, in one step. */
  void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns when the names in a folder are safe from a power cut. */
  void forceFolder(Path folder) throws IOException {
    if (OwnerOnly.isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Adds to the end of a file, which is made when it is missing, and forces it to the disk. */
  void append(Path file, byte[] bytes) throws IOException {
    if (Files.notExists(file)) {
      Files.createFile(file, OwnerOnly.file(file));
      forceFolder(file.resolveSibling(""));
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      writeAll(channel, bytes);
    }
  }

  /** Opens the file that is locked. */
  FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        OwnerOnly.file(file));
  }

  /** Gives an open file another content. */
  void overwrite(FileChannel channel, byte[] bytes) throws IOException {
    channel.truncate(0);
    channel.position(0);
    writeAll(channel, bytes);
  }

  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }
}
