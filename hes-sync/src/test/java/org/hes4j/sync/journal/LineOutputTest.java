package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lines come out whole and in order, and so does what goes wrong. */
@Timeout(60)
class LineOutputTest {
  /** Some blocks full. */
  private static final int LINES = 100_000;

  private static void writeLines(LineOutput lines) throws IOException {
    for (int i = 0; i < LINES; i++) {
      byte[] line = ("line " + i).getBytes(UTF_8);
      lines.line(line, line.length);
    }
  }

  @Test
  void manyLinesComeOutInOrderAndSummedUp() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] all =
        IntStream.range(0, LINES)
            .mapToObj(i -> "line " + i + "\n")
            .collect(Collectors.joining())
            .getBytes(UTF_8);
    CRC32C sum = new CRC32C();
    sum.update(all);

    try (LineOutput lines = new LineOutput(out)) {
      writeLines(lines);
      assertThat(lines.count()).isEqualTo(LINES);
      assertThat(lines.sum()).isEqualTo("%08x".formatted(sum.getValue()));
    }

    assertThat(out.toByteArray()).isEqualTo(all);
  }

  /** Fails at the second block. */
  private static final class Failing extends OutputStream {
    private final Runnable failure;
    private int writes;

    private Failing(Runnable failure) {
      this.failure = failure;
    }

    @Override
    public void write(int b) {
      throw new AssertionError("single bytes are not written");
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      writes++;
      if (writes == 2) {
        failure.run();
        throw new IOException("the disk is full");
      }
    }
  }

  @Test
  void aFullDiskEndsTheWriting() {
    Failing disk = new Failing(() -> {});
    try (LineOutput lines = new LineOutput(disk)) {
      assertThatThrownBy(() -> writeLines(lines))
          .isInstanceOf(IOException.class)
          .hasMessage("the disk is full");
    }
    assertThat(disk.writes).isEqualTo(2);
  }

  @Test
  void anErrorComesOutAsItIs() {
    AssertionError error = new AssertionError("killed");
    Failing disk =
        new Failing(
            () -> {
              throw error;
            });
    try (LineOutput lines = new LineOutput(disk)) {
      assertThatThrownBy(() -> writeLines(lines)).isSameAs(error);
    }
  }

  @Test
  void anExceptionComesOutAsItIs() {
    IllegalStateException exception = new IllegalStateException("closed");
    Failing disk =
        new Failing(
            () -> {
              throw exception;
            });
    try (LineOutput lines = new LineOutput(disk)) {
      assertThatThrownBy(() -> writeLines(lines)).isSameAs(exception);
    }
  }

  @Test
  void anInterruptShortensNothingAndStays() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Thread.currentThread().interrupt();
    try (LineOutput lines = new LineOutput(out)) {
      writeLines(lines);
      lines.flush();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(out.toString(UTF_8).lines()).hasSize(LINES);
  }

  @Test
  void whenItIsClosedNothingIsBeingWritten() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new AssertionError("single bytes are not written");
          }

          @Override
          public void write(byte[] bytes, int from, int count) throws IOException {
            writing.countDown();
            try {
              closing.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            ended.set(true);
          }
        };
    LineOutput lines = new LineOutput(slow);
    byte[] line = new byte[1000];
    for (int i = 0; i < 200; i++) {
      lines.line(line, line.length);
    }
    writing.await();
    Thread closer = new Thread(lines::close);
    closer.start();
    while (closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    assertThat(ended).isFalse();
    closing.countDown();
    closer.join();
    assertThat(ended).isTrue();
  }
}
