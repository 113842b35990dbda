package org.hes4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hes4j.gzip.Gunzip;
import org.junit.jupiter.api.Test;

class GzipTest {
  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Gzip.packed(out -> out.write(text.getBytes(StandardCharsets.UTF_8))).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static String unpacked(byte[] packed) throws IOException {
    return new String(
        new Gunzip(new ByteArrayInputStream(packed)).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldUnpackWhatItPacked() throws Exception {
    assertThat(unpacked(packed("ann"))).isEqualTo("ann");
    assertThat(unpacked(packed(""))).isEmpty();
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
    assertThatThrownBy(() -> unpacked(bytes.toByteArray()))
        .hasMessageContaining("ends in the middle");
  }
}
