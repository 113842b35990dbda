package org.hes4j.directory.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.hes4j.directory.Texts;
import org.hes4j.gzip.GzipException;
import org.junit.jupiter.api.Test;

class UnpackedTest {
  private static byte[] read(byte[] bytes) throws IOException {
    return Unpacked.of(new ByteArrayInputStream(bytes)).stream().readAllBytes();
  }

  @Test
  void whatIsNotPackedIsLeftAsItIs() throws IOException {
    for (byte[] bytes : new byte[][] {{}, {'a'}, {0x1F, 0x20}, Texts.utf8("ann@example.com\n")}) {
      assertThat(read(bytes)).isEqualTo(bytes);
    }
  }

  @Test
  void whatIsPackedIsUnpacked() throws IOException {
    byte[] bytes = Texts.utf8("ann@example.com\n");
    assertThat(read(Texts.gzip(bytes))).isEqualTo(bytes);
  }

  @Test
  void halfOfItsFirstBytesIsCutOff() {
    assertThatThrownBy(() -> read(new byte[] {0x1F})).isInstanceOf(GzipException.class);
  }
}
