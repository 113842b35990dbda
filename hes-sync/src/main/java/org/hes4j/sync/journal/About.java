package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Says in a folder whose journal it is, and in which format. */
record About(URI endpoint, String account) {
  private static final String MAGIC = "hes-journal ";
  private static final int VERSION = 1;

  private String text() {
    return "%s%s\nendpoint %s\naccount %s\n"
        .formatted(
            MAGIC, VERSION, FolderName.shown(endpoint), account.replaceAll("\\p{Cntrl}", "?"));
  }

  /**
   * Checks the file, and writes it where it is missing or damaged.
   *
   * @return whether it had to be written
   * @throws IOException when the folder is of a later format
   */
  boolean check(Path file, Disk disk) throws IOException {
    Optional<String> found = Folder.text(file);
    if (found.filter(text()::equals).isPresent()) {
      return false;
    }
    refuseLater(found.orElse(""));
    AtomicFile.write(disk, file, out -> out.write(text().getBytes(UTF_8)));
    return true;
  }

  private static void refuseLater(String text) throws IOException {
    String first = text.lines().findFirst().orElse("");
    String version = first.startsWith(MAGIC) ? first.substring(MAGIC.length()) : "";
    if (version.matches("[0-9]{1,6}") && Integer.parseInt(version) > VERSION) {
      throw new IOException(
          "its format is %s, and this version writes %s; use the newer version, or another folder"
              .formatted(version, VERSION));
    }
  }
}
