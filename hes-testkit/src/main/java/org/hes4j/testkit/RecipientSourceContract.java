package org.hes4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RecipientSource} must keep, as JUnit 5 tests: extend it for a source of your
 * own.
 *
 * <pre>{@code
 * class MySourceTest extends RecipientSourceContract {
 *   protected RecipientSource source() { return new MySource(folderWithThreePeople); }
 *   protected Set<String> addresses() { return Set.of("ann@example.com", ...); }
 *   protected Optional<RecipientSource> brokenSource() { return Optional.of(new MySource(cutOff)); }
 * }
 * }</pre>
 *
 * <p>The promise that counts is that a failed or partial read never looks like a complete one.
 * JUnit Jupiter and AssertJ must be on the test class path.
 */
public abstract class RecipientSourceContract {
  private static final int SHORTEST_MESSAGE = 20;

  /** For the makers of contract tests. */
  protected RecipientSourceContract() {}

  /** A source of exactly {@link #addresses()}, besides what it may reject or leave out. */
  protected abstract RecipientSource source();

  /** The canonical addresses of {@link #source()}: three at least. */
  protected abstract Set<String> addresses();

  /**
   * A source that cannot be read whole, at best one that breaks after its first record; empty where
   * nothing can break it, as with a list in memory.
   */
  protected abstract Optional<RecipientSource> brokenSource();

  /** Texts that the sources know and must not show, such as a password; none unless overridden. */
  protected List<String> secrets() {
    return List.of();
  }

  /** Whether the sources can be read more than once; true unless overridden. */
  protected boolean isReadableAgain() {
    return true;
  }

  /**
   * Asserts that the sources hold nothing open any more. Called after each read that was broken
   * off; does nothing unless overridden.
   */
  protected void assertNothingIsOpen() {}

  @Test
  public void aCompleteReadHandsOverEveryAddress() {
    assertThat(addresses()).as("addresses() of the test itself").hasSizeGreaterThanOrEqualTo(3);
    assertThat(ReadRecords.of(source()).canonical())
        .as("addresses that %s handed over", source())
        .containsExactlyInAnyOrderElementsOf(addresses());
  }

  @Test
  public void everyRecordSaysWhereItCameFrom() {
    assertThat(ReadRecords.of(source()).all())
        .allSatisfy(record -> assertThat(record.origin().toString()).isNotBlank());
  }

  @Test
  public void recordsAreHandedOverInTheCallingThreadBeforeReadReturns() {
    List<Thread> threads = new ArrayList<>();
    source().read(record -> threads.add(Thread.currentThread()));
    int count = threads.size();
    assertThat(threads).containsOnly(Thread.currentThread());
    assertThat(threads).as("records that came after read had returned").hasSize(count);
  }

  @Test
  public void aSecondReadHandsOverTheSame() {
    assumeTrue(isReadableAgain(), "the source can be read only once");
    RecipientSource source = source();
    assertThat(ReadRecords.of(source).canonical())
        .isEqualTo(ReadRecords.of(source).canonical())
        .hasSameSizeAs(addresses());
  }

  @Test
  public void aConsumerThatTakesBytesGetsTheSame() {
    assumeTrue(isReadableAgain(), "the source can be read only once");
    RecipientSource source = source();
    assertThat(ReadRecords.ofBytes(source).inWords())
        .as("records that %s handed over to an AddressBytesConsumer", source)
        .isEqualTo(ReadRecords.of(source).inWords());
  }

  @Test
  public void whatAConsumerThatTakesBytesThrowsLeavesUnchanged() {
    assertLeavesUnchanged(addresses().size(), new ConsumerException(), ReadRecords::inBytes);
    assertLeavesUnchanged(2, new AssertionError("thrown by the test"), ReadRecords::inBytes);
  }

  @Test
  public void aReadThatBreaksEndsInAnExceptionAndNeverReturnsNormally() {
    RecipientSource broken = broken();
    Throwable thrown = catchThrowable(() -> broken.read(record -> {}));
    assertThat(thrown)
        .as("what the read of %s threw; null is a normal return", broken)
        .isInstanceOf(RecipientSourceException.class);
    if (isReadableAgain()) {
      assertThat(catchThrowable(() -> broken.read(record -> {})))
          .as("what the second read threw")
          .isInstanceOf(RecipientSourceException.class);
    }
    assertNothingIsOpen();
  }

  @Test
  public void theMessageOfAFailureHelpsAndShowsNothingItMustNot() {
    RecipientSource broken = broken();
    List<String> seen = new ArrayList<>();
    Throwable thrown =
        catchThrowable(
            () ->
                broken.read(
                    record -> {
                      if (record instanceof SourceRecord.Address address) {
                        seen.add(address.value().strip());
                      }
                    }));
    String message = String.valueOf(thrown == null ? null : thrown.getMessage());
    assertThat(message)
        .as("the message of the failure")
        .hasSizeGreaterThan(SHORTEST_MESSAGE)
        .contains(" ");
    seen.removeIf(String::isEmpty);
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage());
      assertThat(secrets()).as("secrets in the messages").noneMatch(text::contains);
      assertThat(seen).as("addresses in the messages").noneMatch(text::contains);
    }
  }

  private RecipientSource broken() {
    Optional<RecipientSource> broken = brokenSource();
    assumeTrue(broken.isPresent(), "nothing can break the source");
    return broken.orElseThrow();
  }

  @Test
  public void whatTheConsumerThrowsAtTheFirstRecordLeavesUnchanged() {
    assertLeavesUnchanged(1, new ConsumerException());
  }

  @Test
  public void whatTheConsumerThrowsAtTheLastRecordLeavesUnchanged() {
    assertLeavesUnchanged(addresses().size(), new ConsumerException());
  }

  @Test
  public void aFailureOfAnotherSourceThatTheConsumerThrowsLeavesUnchanged() {
    assertLeavesUnchanged(1, new RecipientSourceException("thrown by the consumer of the test"));
  }

  @Test
  public void anErrorThatTheConsumerThrowsLeavesUnchanged() {
    assertLeavesUnchanged(1, new AssertionError("thrown by the consumer of the test"));
  }

  private void assertLeavesUnchanged(int at, Throwable thrown) {
    assertLeavesUnchanged(at, thrown, UnaryOperator.identity());
  }

  /** And no record follows it. */
  private void assertLeavesUnchanged(
      int at, Throwable thrown, UnaryOperator<Consumer<SourceRecord>> kind) {
    int[] count = new int[1];
    int[] afterwards = new int[1];
    Consumer<SourceRecord> consumer =
        record -> {
          if (count[0] == at) {
            afterwards[0]++;
          } else if (record instanceof SourceRecord.Address && ++count[0] == at) {
            throwUnchecked(thrown);
          }
        };
    RecipientSource source = source();
    assertThat(catchThrowable(() -> source.read(kind.apply(consumer))))
        .as("what came out of read when the consumer threw %s", thrown)
        .isSameAs(thrown)
        .hasNoCause();
    assertThat(afterwards[0]).as("records after the consumer threw").isZero();
    assertNothingIsOpen();
  }

  private static void throwUnchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  public void anInterruptEndsTheReadOrDoesNotShortenItAndStaysSet() {
    RecipientSource source = source();
    List<SourceRecord> records = new ArrayList<>();
    Throwable thrown;
    boolean interrupted;
    try {
      thrown =
          catchThrowable(
              () ->
                  source.read(
                      record -> {
                        records.add(record);
                        Thread.currentThread().interrupt();
                      }));
    } finally {
      interrupted = Thread.interrupted();
    }
    assertThat(interrupted).as("the interrupt after read").isTrue();
    if (thrown == null) {
      assertThat(ReadRecords.canonical(records))
          .as("addresses of a read that was interrupted and returned normally")
          .containsExactlyInAnyOrderElementsOf(addresses());
    } else {
      assertThat(thrown).isInstanceOf(RecipientSourceException.class);
    }
    assertNothingIsOpen();
  }

  @Test
  public void theNameIsForPeopleAndShowsNoSecret() {
    assertNameIsGood(source());
    brokenSource().ifPresent(this::assertNameIsGood);
  }

  private void assertNameIsGood(RecipientSource source) {
    String name = source.toString();
    assertThat(name).as("toString() of the source").isNotBlank();
    assertThat(name)
        .as("toString() of the source")
        .doesNotContain(source.getClass().getName() + "@", source.getClass().getName() + "$$");
    assertThat(secrets()).as("secrets in toString(): %s", name).noneMatch(name::contains);
  }

  @Test
  public void makingASourceOpensNothing() {
    assertThatCode(this::source).doesNotThrowAnyException();
    assertNothingIsOpen();
  }

  /** What the consumers of these tests throw; no source can know it. */
  private static final class ConsumerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConsumerException() {
      super("thrown by the consumer of the test");
    }
  }
}
