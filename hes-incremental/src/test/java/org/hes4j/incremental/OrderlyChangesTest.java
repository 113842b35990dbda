package org.hes4j.incremental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hes4j.recipient.ChangeConsumer;
import org.hes4j.recipient.ChangeSource;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.ChangeWatch;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.recipient.WatchConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes told by ways on which they could be lost are refused, and the store stays as it was. */
class OrderlyChangesTest {
  private static final SourceRecord NEW = record("new@example.com");

  @TempDir Path folder;

  private final FakeDirectory directory = new FakeDirectory().people(1, 20);

  private static SourceRecord record(String address) {
    return new FakeDirectory().put(1, address).records().get(0);
  }

  /** How a source goes wrong: what it does with the consumer beside the rest. */
  @SuppressWarnings("NullAway") // what a source without such a check can do
  enum Wrong implements Consumer<ChangeConsumer> {
    PUT_ELSEWHERE("in another thread") {
      @Override
      public void accept(ChangeConsumer consumer) {
        elsewhere(() -> consumer.put(FakeDirectory.id(99), List.of(NEW)));
      }
    },
    REMOVED_ELSEWHERE("in another thread") {
      @Override
      public void accept(ChangeConsumer consumer) {
        elsewhere(() -> consumer.removed(FakeDirectory.id(1)));
      }
    },
    STILL_THERE_ELSEWHERE("in another thread") {
      @Override
      public void accept(ChangeConsumer consumer) {
        elsewhere(() -> consumer.stillThere(FakeDirectory.id(1)));
      }
    },
    OTHERS_GONE_ELSEWHERE("in another thread") {
      @Override
      public void accept(ChangeConsumer consumer) {
        elsewhere(consumer::othersAreGone);
      }
    },
    STARTED_OVER_ELSEWHERE("in another thread") {
      @Override
      public void accept(ChangeConsumer consumer) {
        elsewhere(() -> consumer.startOver("a test"));
      }
    },
    PUT_NULL("hands over null") {
      @Override
      public void accept(ChangeConsumer consumer) {
        consumer.put(FakeDirectory.id(99), null);
      }
    },
    PUT_A_NULL("hands over null") {
      @Override
      public void accept(ChangeConsumer consumer) {
        consumer.put(FakeDirectory.id(99), Arrays.asList(NEW, null));
      }
    },
    REMOVED_NULL("hands over null") {
      @Override
      public void accept(ChangeConsumer consumer) {
        consumer.removed(null);
      }
    };

    private final String why;

    Wrong(String why) {
      this.why = why;
    }
  }

  /** As a source does that looks at no outcome of its other threads. */
  private static void elsewhere(Runnable told) {
    CompletableFuture.runAsync(told).exceptionally(failure -> null).join();
  }

  /** The directory, whose reader does this too. */
  private ChangeSource doing(Consumer<ChangeConsumer> more) {
    return new ChangeSource() {
      @Override
      public ChangeToken readChanges(ChangeToken since, ChangeConsumer consumer) {
        ChangeToken token = directory.readChanges(since, consumer);
        more.accept(consumer);
        return token;
      }

      @Override
      public ChangeWatch watch(ChangeToken since, WatchConsumer consumer) {
        return directory.watch(since, consumer);
      }

      @Override
      public void read(Consumer<SourceRecord> consumer) {
        directory.read(consumer);
      }
    };
  }

  private List<SourceRecord> read(ChangeSource source) {
    List<SourceRecord> records = new ArrayList<>();
    IncrementalSource.of(source, folder).read(records::add);
    return records;
  }

  @ParameterizedTest
  @EnumSource
  void areRefusedInAFirstRead(Wrong wrong) {
    assertThatThrownBy(() -> read(doing(wrong)))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining(wrong.why)
        .hasMessageContaining("this is an error in the source");
    assertThat(read(directory)).hasSize(20);
  }

  @ParameterizedTest
  @EnumSource
  void areRefusedInALaterRead(Wrong wrong) {
    read(directory);
    directory.put(21, "late@example.com");

    assertThatThrownBy(() -> read(doing(wrong))).hasMessageContaining(wrong.why);

    assertThat(read(directory).stream().map(SourceRecord::toString))
        .containsExactlyInAnyOrderElementsOf(
            directory.records().stream().map(SourceRecord::toString).toList());
  }

  @Test
  void aChangeAfterTheReturnIsRefused() {
    List<ChangeConsumer> kept = new ArrayList<>();
    read(doing(kept::add));

    assertThatThrownBy(() -> kept.get(0).removed(FakeDirectory.id(1)))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("after its read has returned");
  }

  @Test
  void aRecordOfASourceThatTellsNoChangesIsHeldToTheSame() {
    directory.tellsChanges(false);
    ChangeSource source =
        new ChangeSource() {
          @Override
          public ChangeToken readChanges(ChangeToken since, ChangeConsumer consumer) {
            return directory.readChanges(since, consumer);
          }

          @Override
          public ChangeWatch watch(ChangeToken since, WatchConsumer consumer) {
            return directory.watch(since, consumer);
          }

          @Override
          public void read(Consumer<SourceRecord> consumer) {
            directory.read(consumer);
            elsewhere(() -> consumer.accept(NEW));
          }
        };

    assertThatThrownBy(() -> read(source)).hasMessageContaining("in another thread");
  }
}
