package org.hes4j.directory.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
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
  static final int MAX_LINE = 65_536;
  static final int MAX_RECORD = 1_048_576;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(65_536).limit(0);
  private long bytesRead;
  private boolean ended;
  private boolean begun;
  private long line = 1;
  private int column;
  private boolean afterReturn;
  private long sinceRecord;

  CheckedText(InputStream in, Charset charset) {
    this.in = in;
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

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = decode(CharBuffer.wrap(target, offset, length).slice());
    if (count > 0 && !begun) {
      begun = true;
      if (target[offset] == BYTE_ORDER_MARK) {
        System.arraycopy(target, offset + 1, target, offset, --count);
        return count == 0 ? read(target, offset, length) : check(target, offset, count);
      }
    }
    return check(target, offset, count);
  }

  /** Decodes at least one character; -1 at the end. Characters before a bad byte come first. */
  private int decode(CharBuffer target) throws IOException {
    while (true) {
      CoderResult result = decoder.decode(bytes, target, ended);
      if (target.position() > 0) {
        return target.position();
      }
      if (result.isError()) {
        throw badBytes();
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      ended = true;
    } else {
      bytesRead += count;
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  private int check(char[] text, int offset, int count) throws IOException {
    for (int at = offset; at < offset + count; at++) {
      char c = text[at];
      if (c == '\n' || c == '\r') {
        line += c == '\n' && afterReturn ? 0 : 1;
        column = 0;
      } else if (c == 0) {
        throw new UnreadableTextException(
            "line " + line + ": a NUL character. This is no text, or its charset is another.");
      } else if (++column > MAX_LINE) {
        throw new UnreadableTextException(
            "line "
                + line
                + ": longer than "
                + MAX_LINE
                + " characters. This is no list of lines.");
      }
      afterReturn = c == '\r';
    }
    sinceRecord += Math.max(count, 0);
    if (sinceRecord > MAX_RECORD) {
      throw new UnreadableTextException(
          "line "
              + line
              + ": inside a record of more than "
              + MAX_RECORD
              + " characters. A quote"
              + " further up is left open.");
    }
    return count;
  }

  private UnreadableTextException badBytes() {
    String charset = decoder.charset().name();
    String found = String.format(Locale.ROOT, "0x%02X", bytes.get(bytes.position()));
    return new UnreadableTextException(
        "line "
            + line
            + ", byte "
            + (bytesRead - bytes.remaining() + 1)
            + " of the file: "
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
    in.close();
  }
}
