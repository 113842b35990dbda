package org.hes4j.directory.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The characters of a text as one read hands them out, once every guard has seen them. */
public final class TextReader extends Reader {
  private final TextBytes bytes;
  private final TextGuards guards;
  private final CheckedText checked;
  private final Reader outermost;

  TextReader(TextBytes bytes, TextGuards guards) {
    this.bytes = bytes;
    this.guards = guards;
    checked = new CheckedText(bytes, guards.charset(), guards.longestLine());
    String marker = guards.endMarker();
    outermost = marker == null ? checked : new EndMarker(checked, marker);
  }

  /**
   * The lines of the text as bytes, which are read before any character is; null when it is not in
   * UTF-8. The characters are then those that follow the lines.
   */
  public @Nullable ByteLines byteLines() throws IOException {
    return guards.charset().equals(UTF_8) ? new ByteLines(bytes, checked, guards) : null;
  }

  /** How many lines are before the first character. To be asked before it is read. */
  long linesBefore() {
    return checked.linesBefore();
  }

  /** Tells that a record has been taken: the limit of its size begins anew. */
  public void recordTaken() {
    checked.recordTaken();
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    return outermost.read(target, offset, length);
  }

  @Override
  public void close() throws IOException {
    outermost.close();
  }
}
