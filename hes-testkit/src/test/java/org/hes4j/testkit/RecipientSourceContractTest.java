package org.hes4j.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract itself: a right source passes, and each wrong one fails where it is wrong. */
class RecipientSourceContractTest {
  /** The right source's contract as JUnit itself runs it. */
  @Nested
  class ARightSource extends ContractOf {
    ARightSource() {
      super(RightSource::new);
    }
  }

  /** The names of the tests that fail for that source. */
  private static Set<String> failing(ContractOf.Maker maker) {
    Map<String, Consumer<ContractOf>> tests = new LinkedHashMap<>();
    tests.put("complete", ContractOf::aCompleteReadHandsOverEveryAddress);
    tests.put("origin", ContractOf::everyRecordSaysWhereItCameFrom);
    tests.put("thread", ContractOf::recordsAreHandedOverInTheCallingThreadBeforeReadReturns);
    tests.put("again", ContractOf::aSecondReadHandsOverTheSame);
    tests.put("breaks", ContractOf::aReadThatBreaksEndsInAnExceptionAndNeverReturnsNormally);
    tests.put("message", ContractOf::theMessageOfAFailureHelpsAndShowsNothingItMustNot);
    tests.put("first", ContractOf::whatTheConsumerThrowsAtTheFirstRecordLeavesUnchanged);
    tests.put("last", ContractOf::whatTheConsumerThrowsAtTheLastRecordLeavesUnchanged);
    tests.put("other", ContractOf::aFailureOfAnotherSourceThatTheConsumerThrowsLeavesUnchanged);
    tests.put("error", ContractOf::anErrorThatTheConsumerThrowsLeavesUnchanged);
    tests.put("bytes", ContractOf::aConsumerThatTakesBytesGetsTheSame);
    tests.put("bytes throw", ContractOf::whatAConsumerThatTakesBytesThrowsLeavesUnchanged);
    tests.put("interrupt", ContractOf::anInterruptEndsTheReadOrDoesNotShortenItAndStaysSet);
    tests.put("name", ContractOf::theNameIsForPeopleAndShowsNoSecret);
    tests.put("lazy", ContractOf::makingASourceOpensNothing);
    Set<String> failing = new TreeSet<>();
    tests.forEach(
        (name, test) -> {
          Throwable thrown = catchThrowable(() -> test.accept(new ContractOf(maker)));
          if (thrown != null) {
            assertThat(thrown).as(name).isInstanceOf(AssertionError.class);
            failing.add(name);
          }
        });
    return failing;
  }

  @Test
  void aRightSourceFailsNothing() {
    assertThat(failing(RightSource::new)).isEmpty();
  }

  @Test
  void oneThatLogsAndReturnsFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        try {
                          super.read(consumer);
                        } catch (RecipientSourceException e) {
                          // What so many tools do.
                        }
                      }
                    }))
        .contains("breaks", "message", "other");
  }

  @Test
  void oneThatReturnsAShortListFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        if (breaks) {
                          super.read(consumer);
                        }
                        consumer.accept(record(0));
                      }
                    }))
        .contains("complete", "again");
  }

  @Test
  void oneThatBreaksInAnotherWayFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        if (breaks) {
                          throw new IllegalStateException("no connection to the directory today");
                        }
                        super.read(consumer);
                      }
                    }))
        .containsExactly("breaks");
  }

  @Test
  void oneThatWrapsWhatTheConsumerThrowsFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        try {
                          super.read(consumer);
                        } catch (RuntimeException e) {
                          throw new RecipientSourceException("list: cannot be read to its end", e);
                        }
                      }
                    }))
        .containsExactlyInAnyOrder("first", "last", "other", "bytes throw");
  }

  @Test
  void oneThatGoesOnAfterTheConsumerThrewFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        try {
                          super.read(consumer);
                        } catch (RuntimeException e) {
                          consumer.accept(record(1));
                          throw e;
                        }
                      }
                    }))
        .containsExactlyInAnyOrder("first", "last", "other", "bytes throw");
  }

  /** Hands over its second address as bytes, with that origin. */
  private static RightSource inBytes(boolean breaks, byte[] second, AddressBytes.Places places) {
    return new RightSource(breaks) {
      @Override
      public void read(Consumer<SourceRecord> consumer) {
        if (breaks || !(consumer instanceof AddressBytesConsumer bytes)) {
          super.read(consumer);
          return;
        }
        consumer.accept(record(0));
        AddressBytes found = new AddressBytes();
        found.setValue(second, 1, second.length - 1);
        found.setPlace(places, 2);
        bytes.acceptBytes(found);
        consumer.accept(record(2));
      }
    };
  }

  @Test
  void bytesThatSayTheSamePass() {
    assertThat(
            failing(
                breaks ->
                    inBytes(
                        breaks,
                        "<ben@example.com>".getBytes(UTF_8),
                        (text, number) -> Origin.row(number))))
        .isEmpty();
  }

  @Test
  void bytesThatSaySomethingElseFail() {
    assertThat(
            failing(
                breaks ->
                    inBytes(
                        breaks,
                        "<ben@example.co>".getBytes(UTF_8),
                        (text, number) -> Origin.row(number))))
        .containsExactly("bytes");
  }

  @Test
  void bytesFromAnotherPlaceFail() {
    assertThat(
            failing(
                breaks ->
                    inBytes(
                        breaks, "<ben@example.com>".getBytes(UTF_8), AddressBytes.Places.LINES)))
        .containsExactly("bytes");
  }

  @Test
  void oneThatStaysOpenFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        try {
                          super.read(consumer);
                        } catch (RuntimeException e) {
                          open = true;
                          throw e;
                        }
                      }
                    }))
        .containsExactlyInAnyOrder("breaks", "first", "last", "other", "bytes throw");
  }

  @Test
  void oneThatShowsItsPasswordFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public String toString() {
                        return "list of reader:" + ContractOf.SECRET;
                      }
                    }))
        .containsExactly("name");
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        if (breaks) {
                          throw new RecipientSourceException(
                              "list: cannot be read to its end",
                              new IllegalStateException(
                                  "user=reader&password=" + ContractOf.SECRET));
                        }
                        super.read(consumer);
                      }
                    }))
        .containsExactly("message");
  }

  @Test
  void oneThatShowsItsRecipientsInAFailureFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        consumer.accept(record(0));
                        if (breaks) {
                          throw new RecipientSourceException("list: broke off after " + record(0));
                        }
                        consumer.accept(record(1));
                        consumer.accept(record(2));
                      }
                    }))
        .containsExactly("message");
  }

  @Test
  void oneWithoutANameOrAMessageFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        if (breaks) {
                          throw new RecipientSourceException("failed");
                        }
                        super.read(consumer);
                      }

                      @Override
                      public String toString() {
                        return getClass().getName() + "@1f";
                      }
                    }))
        .containsExactlyInAnyOrder("message", "name");
  }

  @Test
  void oneThatEndsQuietlyWhenInterruptedFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        consumer.accept(record(0));
                        if (breaks) {
                          throw failure();
                        }
                        if (!Thread.currentThread().isInterrupted()) {
                          consumer.accept(record(1));
                          consumer.accept(record(2));
                        }
                      }
                    }))
        .containsExactly("interrupt");
  }

  @Test
  void oneThatSwallowsTheInterruptFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        super.read(consumer);
                        Thread.interrupted();
                      }
                    }))
        .containsExactly("interrupt");
  }

  @Test
  void oneThatReadsInAnotherThreadFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        Throwable[] thrown = new Throwable[1];
                        Thread thread =
                            new Thread(() -> thrown[0] = catchThrowable(() -> readAll(consumer)));
                        thread.start();
                        boolean interrupted = Thread.interrupted();
                        join(thread);
                        if (interrupted) {
                          Thread.currentThread().interrupt();
                        }
                        if (thrown[0] instanceof Error error) {
                          throw error;
                        }
                        if (thrown[0] != null) {
                          throw (RuntimeException) thrown[0];
                        }
                      }

                      private void readAll(Consumer<SourceRecord> consumer) {
                        super.read(consumer);
                      }
                    }))
        .contains("thread");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneThatForgetsAfterTheFirstReadFails() {
    assertThat(
            failing(
                breaks ->
                    new RightSource(breaks) {
                      private boolean read;

                      @Override
                      public void read(Consumer<SourceRecord> consumer) {
                        if (!read) {
                          read = true;
                          super.read(consumer);
                        }
                      }
                    }))
        .containsExactlyInAnyOrder("again", "breaks", "bytes");
  }
}
