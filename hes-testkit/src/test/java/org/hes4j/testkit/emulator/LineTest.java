package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LineTest {
  private static int order(byte[] one, byte[] other) {
    return Integer.signum(new Line(one, Line.NO_NAME).compareTo(new Line(other, Line.NO_NAME)));
  }

  private static int expected(byte[] one, byte[] other) {
    return Integer.signum(Arrays.compareUnsigned(one, other));
  }

  @Property
  void linesAreInTheOrderOfTheirBytes(
      @ForAll @Size(max = 20) byte[] one,
      @ForAll @Size(max = 20) byte[] other,
      @ForAll @IntRange(max = 20) int common) {
    byte[] alike = other.clone();
    System.arraycopy(one, 0, alike, 0, Math.min(common, Math.min(one.length, other.length)));

    assertThat(order(one, other)).isEqualTo(expected(one, other));
    assertThat(order(one, alike)).isEqualTo(expected(one, alike));
    assertThat(order(one, Arrays.copyOf(one, common)))
        .isEqualTo(expected(one, Arrays.copyOf(one, common)));
  }

  @Example
  void theHeadOfATextEndsWithIt() {
    byte[] bytes = {1, 2, (byte) 0xff, 4, 5, 6, 7, 8, 9};

    assertThat(Head.of(bytes, 0, 9)).isEqualTo(0x0102ff0405060708L);
    assertThat(Head.of(bytes, 1, 9)).isEqualTo(0x02ff040506070809L);
    assertThat(Head.of(bytes, 0, 3)).isEqualTo(0x0102ff0000000000L);
    assertThat(Head.of(bytes, 2, 2)).isZero();
  }
}
