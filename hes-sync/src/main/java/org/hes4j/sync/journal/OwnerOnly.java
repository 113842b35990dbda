package org.hes4j.sync.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Keeps what names recipients from other users of the machine, where the file system has POSIX
 * permissions; elsewhere the folder's own rules hold.
 */
final class OwnerOnly {
  private static final FileAttribute<?>[] NONE = {};
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  static FileAttribute<?>[] folder(Path path) {
    return attributes(path, FOLDER);
  }

  static FileAttribute<?>[] file(Path path) {
    return attributes(path, FILE);
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : NONE;
  }

  /** Takes the rights of others from a folder that was there before. */
  static void restrict(Path folder) throws IOException {
    if (isPosix(folder) && !Files.getPosixFilePermissions(folder).equals(FOLDER)) {
      Files.setPosixFilePermissions(folder, FOLDER);
    }
  }
}
