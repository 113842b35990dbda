package org.hes4j.gzip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.hes4j.gzip.GzipException.Problem;
import org.junit.jupiter.api.Test;

class GunzipTest {
  private static final byte[] FIRST = "ann@example.com\n".repeat(40).getBytes(UTF_8);
  private static final byte[] SECOND = "ben@example.com\n".getBytes(UTF_8);

  private static byte[] unpack(byte[] packed) throws IOException {
    try (InputStream in = new Gunzip(new OneByOne(packed))) {
      return in.readAllBytes();
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  /** A slow pipe: a byte at a time, and never one at hand. */
  private static final class OneByOne extends ByteArrayInputStream {
    OneByOne(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1));
    }

    @Override
    public synchronized int available() {
      return 0;
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void whatIsNoGzipIsDamaged() {
    assertThatThrownBy(() -> unpack(FIRST))
        .isInstanceOfSatisfying(
            GzipException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DAMAGED));
  }

  @Test
  void allMembersAreReadEvenFromASlowPipe() throws IOException {
    byte[] two = joined(gzip(FIRST), gzip(SECOND));
    assertThat(unpack(two)).isEqualTo(joined(FIRST, SECOND));
    assertThat(unpack(gzip(new byte[0]))).isEmpty();
  }

  @Test
  void everythingAHeaderMayHoldIsSkipped() throws IOException {
    byte[] plain = gzip(FIRST);
    byte[] head = Arrays.copyOf(plain, 10);
    head[3] = 2 | 4 | 8 | 16;
    byte[] extras = {3, 0, 'x', 'y', 'z', 'd', 'u', 'm', 'p', 0, 'c', 0};
    CRC32 crc = new CRC32();
    crc.update(joined(head, extras));
    byte[] check = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
    assertThat(unpack(joined(head, extras, check, body))).isEqualTo(FIRST);
  }

  @Test
  void aCutAtEveryByteIsAnErrorUnlessAMemberIsWhole() throws IOException {
    byte[] one = gzip(FIRST);
    byte[] two = joined(one, gzip(SECOND));
    for (int length = 0; length < two.length; length++) {
      byte[] cut = Arrays.copyOf(two, length);
      if (length == one.length) {
        assertThat(unpack(cut)).isEqualTo(FIRST);
      } else {
        assertThatThrownBy(() -> unpack(cut))
            .as("the first %d bytes", length)
            .isInstanceOf(GzipException.class)
            .hasMessageContaining("ends in the middle");
      }
    }
  }

  @Test
  void somethingElseAfterTheEndIsAnError() throws IOException {
    assertThatThrownBy(() -> unpack(joined(gzip(FIRST), SECOND)))
        .isInstanceOf(GzipException.class)
        .hasMessageContaining("not gzip follows");
  }

  @Test
  void aDamagedByteNeverGivesOtherContent() throws IOException {
    Random random = new Random(20261124);
    byte[] packed = gzip(FIRST);
    for (int run = 0; run < 2000; run++) {
      byte[] damaged = packed.clone();
      int at = 2 + random.nextInt(damaged.length - 2);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      byte[] result = null;
      try {
        result = unpack(damaged);
      } catch (IOException e) {
        assertThat(e).isInstanceOf(GzipException.class);
      }
      // A few bytes of the header (time, system) do not matter.
      assertThat(result == null || Arrays.equals(result, FIRST)).as("byte %d", at).isTrue();
    }
  }
}
