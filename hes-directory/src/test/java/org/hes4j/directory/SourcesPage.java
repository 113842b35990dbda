package org.hes4j.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that lists what users read when a source fails: {@code docs/sources.md}. */
public final class SourcesPage {
  private static final Path PAGE = Path.of("..", "docs", "sources.md");

  private SourcesPage() {}

  /** Each message that a test has seen must stand there, word for word. */
  public static void assertListed(String message) {
    try {
      String page = Files.readString(PAGE).replace("\\|", "|");
      assertThat(page).as("docs/sources.md").contains("`" + message + "`");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
