package org.hes4j.directory.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Opens streams of texts, and knows how many are open. */
final class CountedStreams {
  private int open;

  InputStream of(String text) {
    open++;
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      private boolean closed;

      @Override
      public void close() {
        if (!closed) {
          closed = true;
          open--;
        }
      }
    };
  }

  void assertNoneIsOpen() {
    assertThat(open).as("open streams").isZero();
  }
}
