package org.hes4j.directory.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens a file, and says what to do when that cannot be. */
record FileOpener(Path file) implements StreamOpener {

  @Override
  public InputStream open() throws IOException {
    if (Files.isDirectory(file)) {
      throw new UnreadableTextException("is a folder. Name a file in it.");
    }
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new UnreadableTextException(
          "there is no such file at " + file.toAbsolutePath() + ". Check the path.");
    } catch (AccessDeniedException e) {
      throw new UnreadableTextException(
          "user " + System.getProperty("user.name") + " may not read it. Check its permissions.");
    }
  }
}
