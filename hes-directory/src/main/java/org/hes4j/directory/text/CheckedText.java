package org.hes4j.directory.text;

import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;

/**
 * Decodes strictly and keeps count of lines, so that what is wrong can be named by its place. A
 * byte order mark is skipped.
 */
final class CheckedText extends Reader {
  private static final int MAX_RECORD = 1_048_576;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final TextBytes bytes;
  private final CharsetDecoder decoder;
  private final int longestLine;
  private final CharBuffer characters = CharBuffer.allocate(8192).limit(0);
  private boolean begun;
  private long line = 1;
  private int column;
  private boolean afterReturn;
  private long sinceRecord;

  CheckedText(TextBytes bytes, Charset charset, int longestLine) {
    this.bytes = bytes;
    this.longestLine = longestLine;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Tells that a record has been taken: the limit of its size begins anew. */
  void recordTaken() {
    sinceRecord = 0;
  }

  /** Begins at a line further down, whose first byte is the next one. */
  void beginAt(long number) {
    line = number;
    begun = true;
  }

  /** How many lines are before the next character, until the first one was read. */
  long linesBefore() {
    return line - 1;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!characters.hasRemaining() && !decode()) {
      return -1;
    }
    int count = Math.min(length, characters.remaining());
    characters.get(target, offset, count);
    check(target, offset, count);
    return count;
  }

  /** Decodes at least one character; false at the end. Characters before a bad byte come first. */
  private boolean decode() throws IOException {
    if (!begun) {
      bytes.fillFirst(decoder.charset());
    }
    characters.clear();
    while (true) {
      CoderResult result = decoder.decode(bytes.buffer(), characters, bytes.isEnded());
      if (characters.position() > 0) {
        characters.flip();
        return begin();
      }
      if (result.isError()) {
        throw badBytes();
      }
      if (bytes.isEnded()) {
        characters.flip();
        return false;
      }
      bytes.fill();
    }
  }

  /** Skips the byte order mark; false when nothing else is there. */
  private boolean begin() throws IOException {
    boolean first = !begun;
    begun = true;
    if (first && characters.get(0) == BYTE_ORDER_MARK) {
      characters.get();
    }
    return characters.hasRemaining() || decode();
  }

  private void check(char[] text, int offset, int count) throws IOException {
    int end = offset + count;
    int at = offset;
    while (at < end) {
      int run = endOfRun(text, at, end) - at;
      if (run > 0 && column + run <= longestLine && sinceRecord + run <= MAX_RECORD) {
        column += run;
        sinceRecord += run;
        afterReturn = false;
        at += run;
      } else {
        check(text[at++]);
      }
    }
  }

  /** Behind characters that are no ends of lines and not NUL, as most are. */
  private static int endOfRun(char[] text, int from, int end) {
    int at = from;
    while (at < end && text[at] > '\r') {
      at++;
    }
    return at;
  }

  private void check(char c) throws IOException {
    if (c == '\n' || c == '\r') {
      line += c == '\n' && afterReturn ? 0 : 1;
      column = 0;
    } else if (c == 0) {
      throw broken("a NUL character. This is no text, or its charset is another.");
    } else if (++column > longestLine) {
      throw broken(
          "longer than "
              + longestLine
              + " characters, more than any line of addresses has. Dump the addresses alone.");
    }
    if (++sinceRecord > MAX_RECORD) {
      throw broken(
          "inside a record of more than "
              + MAX_RECORD
              + " characters. A quote further up is left open.");
    }
    afterReturn = c == '\r';
  }

  private UnreadableTextException broken(String problem) {
    return new UnreadableTextException("line " + line + ": " + problem);
  }

  private UnreadableTextException badBytes() {
    String charset = decoder.charset().name();
    String found =
        String.format(Locale.ROOT, "0x%02X", bytes.buffer().get(bytes.buffer().position()));
    return new UnreadableTextException(
        "line "
            + line
            + ", "
            + bytes.place()
            + ": "
            + found
            + " is not "
            + charset
            + ". Save the file as "
            + charset
            + ", or say which charset it is"
            + " in (an ANSI file of Windows is in windows-1252).");
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
