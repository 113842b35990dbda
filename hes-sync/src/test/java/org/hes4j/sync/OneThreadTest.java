package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody is lost by a source that hands records over by ways on which they can be. */
class OneThreadTest {
  private static final int PEOPLE = 2_000;

  private final FakeHes hes =
      new FakeHes("example.com").holding(Sources.users("example.com", 0, PEOPLE));

  /** Who reads a source. */
  enum Reader {
    RUN {
      @Override
      void read(RecipientSource source, FakeHes hes) {
        RecipientSync.builder(source, hes).build().replaceUsers();
      }
    },
    CHECK {
      @Override
      void read(RecipientSource source, FakeHes hes) {
        SourceCheck.of(source);
      }
    };

    abstract void read(RecipientSource source, FakeHes hes);
  }

  private static SourceRecord person(int number) {
    return Sources.record(Sources.user(number, "example.com"), number + 1);
  }

  private void assertRefused(Reader reader, RecipientSource source, String why) {
    assertThatThrownBy(() -> reader.read(source, hes))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("in the thread that calls it, before the call returns");
    assertThat(hes.addresses("example.com")).hasSize(PEOPLE);
  }

  @ParameterizedTest
  @EnumSource
  void aSourceOfSeveralThreads(Reader reader) {
    assertRefused(
        reader,
        consumer ->
            IntStream.range(0, PEOPLE).parallel().mapToObj(OneThreadTest::person).forEach(consumer),
        "in another thread than the one that reads it");
  }

  @ParameterizedTest
  @EnumSource
  void aSourceWhoseOtherThreadTellsNobody(Reader reader) {
    assertRefused(
        reader,
        consumer -> {
          IntStream.range(0, PEOPLE - 1).mapToObj(OneThreadTest::person).forEach(consumer);
          CompletableFuture.runAsync(() -> consumer.accept(person(PEOPLE - 1)))
              .exceptionally(failure -> null)
              .join();
        },
        "in another thread than the one that reads it");
  }

  @ParameterizedTest
  @EnumSource
  void aSourceThatHandsOverNull(Reader reader) {
    assertRefused(
        reader,
        consumer -> {
          IntStream.range(1, PEOPLE).mapToObj(OneThreadTest::person).forEach(consumer);
          nothing(consumer);
        },
        "hands over null");
  }

  @SuppressWarnings("NullAway") // what a caller without such a check can do
  private static void nothing(Consumer<SourceRecord> consumer) {
    consumer.accept(null);
  }

  /** It comes while the service's list is read, and nobody tells its thread's failure. */
  @Test
  void aRecordThatComesAfterTheReturn() {
    CompletableFuture<Consumer<SourceRecord>> records = new CompletableFuture<>();
    CompletableFuture<Thread> reader = new CompletableFuture<>();
    RecipientSource source =
        consumer -> {
          IntStream.range(1, PEOPLE).mapToObj(OneThreadTest::person).forEach(consumer);
          reader.complete(Thread.currentThread());
          records.complete(consumer);
        };
    HesClient client =
        HookedClient.of(
            hes,
            point -> {
              if (point.equals("before listUsers")) {
                join(reader.join());
                assertThatThrownBy(() -> records.join().accept(person(0)))
                    .hasMessageContaining("after its read has returned");
              }
            });

    assertThatThrownBy(() -> RecipientSync.builder(source, client).build().replaceUsers())
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("after its read has returned");
    assertThat(hes.addresses("example.com")).hasSize(PEOPLE);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
