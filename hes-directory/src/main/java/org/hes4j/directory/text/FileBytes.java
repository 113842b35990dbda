package org.hes4j.directory.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens a file, says what to do when that cannot be, and notices when it changes. */
record FileBytes(Path file) implements Bytes {

  @Override
  public Opened open() throws IOException {
    try {
      // Looked at before it is opened: what happens in between shows as a change, not as nothing.
      FileState before = FileState.of(file);
      if (before.folder()) {
        throw new UnreadableTextException("is a folder. Name a file in it.");
      }
      return new Watched(file, before, Files.newInputStream(file));
    } catch (NoSuchFileException e) {
      throw new UnreadableTextException(
          "there is no such file at " + file.toAbsolutePath() + ". Check the path.");
    } catch (AccessDeniedException e) {
      throw new UnreadableTextException(
          "user " + System.getProperty("user.name") + " may not read it. Check its permissions.");
    }
  }

  private record Watched(Path file, FileState before, InputStream stream) implements Opened {

    @Override
    public void requireUnchanged() throws IOException {
      String change = change();
      if (!change.isEmpty()) {
        throw new UnreadableTextException(
            change
                + " while it was read, so what was read may be a part of two lists. Write the dump"
                + " under another name, and rename it to this one when it is complete.");
      }
    }

    private String change() throws IOException {
      try {
        return before.changeTo(FileState.of(file));
      } catch (NoSuchFileException e) {
        return "was removed";
      }
    }
  }
}
