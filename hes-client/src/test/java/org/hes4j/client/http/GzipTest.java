package org.hes4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

/** The coding by itself, with packed bytes that come one by one. */
class GzipTest {
  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Gzip.packed(out -> out.write(text.getBytes(StandardCharsets.UTF_8))).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static String unpacked(byte[] packed) throws IOException {
    InputStream oneByOne =
        new ByteArrayInputStream(packed) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
          }

          @Override
          public synchronized int available() {
            return 0;
          }
        };
    return new String(Gzip.unpacked(oneByOne).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldUnpackWhatItPacked() throws Exception {
    assertThat(unpacked(packed("ann"))).isEqualTo("ann");
    assertThat(unpacked(packed(""))).isEmpty();
  }

  @Test
  void shouldRefuseBytesThatComeAfterTheEnd() throws Exception {
    byte[] whole = packed("ann");

    assertThatThrownBy(() -> unpacked(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(ZipException.class)
        .hasMessageContaining("bytes after the end");
  }

  @Test
  void shouldWriteNoTrailerForABodyThatBreaksOff() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BodyWriter broken =
        out -> {
          out.write("ann".getBytes(StandardCharsets.UTF_8));
          throw new IOException("broke off");
        };

    assertThatThrownBy(() -> Gzip.packed(broken).writeTo(bytes)).hasMessage("broke off");
    assertThatThrownBy(() -> unpacked(bytes.toByteArray())).hasMessageContaining("end too early");
  }
}
