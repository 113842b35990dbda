package org.hes4j.incremental;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.hes4j.recipient.RecipientSourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be written is no damage: it is told to the user, and nothing is read anew. */
class StoreErrorsTest {
  @TempDir Path folder;

  @Test
  void aStoreThatCannotBeMadeIsToldAsThat() {
    Path file = folder.resolve("missing").resolve("entries.mv");

    assertThatThrownBy(() -> StoreFile.create(file))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("its folder must be writable");
  }
}
