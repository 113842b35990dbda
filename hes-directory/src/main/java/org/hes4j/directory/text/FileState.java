package org.hes4j.directory.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By what a file is known to be the same one with the same content.
 *
 * @param regular whether it is an ordinary file; a pipe has neither size nor a time that tells
 * @param key what the file system knows the file by, or null where it has no such thing
 */
record FileState(boolean regular, long size, FileTime modified, @Nullable Object key) {

  static FileState of(Path file) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    boolean regular = found.isRegularFile() || found.isDirectory();
    long size = found.isDirectory() ? -1 : found.size();
    return new FileState(regular, size, found.lastModifiedTime(), found.fileKey());
  }

  boolean folder() {
    return size < 0;
  }

  /** What happened between then and now, in words; empty when nothing did. */
  String changeTo(FileState now) {
    if (!regular) {
      return "";
    }
    if (!Objects.equals(key, now.key)) {
      return "was replaced by another file";
    }
    if (size != now.size) {
      return "changed its size from " + size + " to " + now.size + " bytes";
    }
    return modified.equals(now.modified) ? "" : "was written to";
  }
}
