package org.hes4j.testkit.emulator;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** How a text begins, as a number: most texts are put in order by looking at that alone. */
final class Head {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Head() {}

  /**
   * The first eight bytes, to be compared without a sign; a shorter text is as if zeros followed.
   * Of two texts with different heads that with the smaller one comes first, whatever follows.
   */
  static long of(byte[] bytes, int start, int end) {
    if (end - start >= Long.BYTES) {
      return (long) LONGS.get(bytes, start);
    }
    long head = 0;
    for (int i = start; i < start + Long.BYTES; i++) {
      head = head << 8 | (i < end ? bytes[i] & 0xff : 0);
    }
    return head;
  }
}
