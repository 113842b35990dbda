package org.hes4j.directory.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.hes4j.directory.Texts;
import org.junit.jupiter.api.Test;

class GunzipTest {
  private static final byte[] FIRST = Texts.utf8("ann@example.com\n".repeat(40));
  private static final byte[] SECOND = Texts.utf8("ben@example.com\n");

  private static byte[] unpack(byte[] packed) throws IOException {
    try (InputStream in = Unpacked.of(new OneByOne(packed)).stream()) {
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

  @Test
  void whatIsNotPackedIsLeftAsItIs() throws IOException {
    for (byte[] bytes : new byte[][] {{}, {'a'}, {0x1F, 0x20}, FIRST}) {
      assertThat(unpack(bytes)).isEqualTo(bytes);
    }
  }

  @Test
  void allMembersAreReadEvenFromASlowPipe() throws IOException {
    byte[] two = joined(Texts.gzip(FIRST), Texts.gzip(SECOND));
    assertThat(unpack(two)).isEqualTo(joined(FIRST, SECOND));
    assertThat(unpack(Texts.gzip(new byte[0]))).isEmpty();
  }

  @Test
  void everythingAHeaderMayHoldIsSkipped() throws IOException {
    byte[] plain = Texts.gzip(FIRST);
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
    byte[] one = Texts.gzip(FIRST);
    byte[] two = joined(one, Texts.gzip(SECOND));
    for (int length = 1; length < two.length; length++) {
      byte[] cut = Arrays.copyOf(two, length);
      if (length == one.length) {
        assertThat(unpack(cut)).isEqualTo(FIRST);
      } else {
        assertThatThrownBy(() -> unpack(cut))
            .as("the first %d bytes", length)
            .isInstanceOf(UnreadableTextException.class)
            .hasMessageContaining("ends in the middle");
      }
    }
  }

  @Test
  void somethingElseAfterTheEndIsAnError() {
    assertThatThrownBy(() -> unpack(joined(Texts.gzip(FIRST), SECOND)))
        .isInstanceOf(UnreadableTextException.class)
        .hasMessageContaining("not gzip follows");
  }

  @Test
  void aDamagedByteNeverGivesOtherContent() {
    Random random = new Random(20261124);
    byte[] packed = Texts.gzip(FIRST);
    for (int run = 0; run < 2000; run++) {
      byte[] damaged = packed.clone();
      int at = 2 + random.nextInt(damaged.length - 2);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      byte[] result = null;
      try {
        result = unpack(damaged);
      } catch (IOException e) {
        assertThat(e).isInstanceOf(UnreadableTextException.class);
      }
      // A few bytes of the header (time, system) do not matter.
      assertThat(result == null || Arrays.equals(result, FIRST)).as("byte %d", at).isTrue();
    }
  }
}
