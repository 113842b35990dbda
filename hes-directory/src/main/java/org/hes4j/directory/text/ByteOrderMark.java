package org.hes4j.directory.text;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The bytes by which Unicode files say what they are. */
final class ByteOrderMark {
  private ByteOrderMark() {}

  /**
   * Refuses text that says it is Unicode and is to be read as something else: read so, its first
   * address would begin with three odd letters, and be another.
   *
   * @param first the first bytes, as many as have come; not consumed
   */
  static void requireNoOther(Charset charset, ByteBuffer first) throws UnreadableTextException {
    String found = name(first);
    if (!found.isEmpty() && !charset.name().toUpperCase(Locale.ROOT).startsWith(found)) {
      throw new UnreadableTextException(
          "begins as "
              + found
              + " text does (PowerShell's > writes UTF-16), and is to be read as "
              + charset.name()
              + ". Say that its charset is "
              + found
              + ", or save it as "
              + charset.name()
              + ".");
    }
  }

  /** How long that of UTF-8 is, where the first bytes are it. */
  static int length(ByteBuffer first) {
    return name(first).equals(StandardCharsets.UTF_8.name()) ? 3 : 0;
  }

  private static String name(ByteBuffer first) {
    int count = first.remaining();
    int start = first.position();
    if (count >= 3 && at(first, start) == 0xEF && at(first, start + 1) == 0xBB) {
      return at(first, start + 2) == 0xBF ? StandardCharsets.UTF_8.name() : "";
    }
    int pair = count < 2 ? 0 : at(first, start) << 8 | at(first, start + 1);
    return pair == 0xFEFF || pair == 0xFFFE ? StandardCharsets.UTF_16.name() : "";
  }

  private static int at(ByteBuffer bytes, int index) {
    return bytes.get(index) & 0xFF;
  }
}
