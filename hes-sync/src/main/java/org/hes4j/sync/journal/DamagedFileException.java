package org.hes4j.sync.journal;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of the journal is not as it was written, or not of a format known here. */
final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedFileException(Path file, String reason, @Nullable Throwable cause) {
    super(file + " is damaged: " + reason, cause);
  }
}
