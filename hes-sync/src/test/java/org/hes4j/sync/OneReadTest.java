package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.junit.jupiter.api.Test;

/** Two reads of one source are never under way at the same time. */
class OneReadTest {
  private final OneRead oneRead = new OneRead();
  private final AtomicInteger reads = new AtomicInteger();
  private final RecipientSource source = consumer -> reads.incrementAndGet();

  private void feed() {
    try (Crew crew = new Crew()) {
      new SourceFeed(source, oneRead, crew).run();
    }
  }

  @Test
  void aReadWhileAnotherGoesOnIsRefused() {
    oneRead.of(
        source,
        () ->
            assertThatThrownBy(this::feed)
                .isInstanceOf(RecipientSourceException.class)
                .hasMessageContaining("is still being read by a run that has ended"));
    assertThat(reads).hasValue(0);
  }

  @Test
  void aReadThatFailedIsOver() {
    assertThatThrownBy(
            () ->
                oneRead.of(
                    source,
                    () -> {
                      throw new RecipientSourceException("down");
                    }))
        .hasMessage("down");

    feed();

    assertThat(reads).hasValue(1);
  }
}
