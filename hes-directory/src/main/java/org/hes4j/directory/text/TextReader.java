package org.hes4j.directory.text;

import java.io.IOException;
import java.io.Reader;

/** The characters of a text as one read hands them out, once every guard has seen them. */
public final class TextReader extends Reader {
  private final CheckedText checked;
  private final Reader outermost;

  private TextReader(CheckedText checked, Reader outermost) {
    this.checked = checked;
    this.outermost = outermost;
  }

  static TextReader of(Unpacked bytes, TextGuards guards) {
    CheckedText checked = new CheckedText(bytes, guards.charset(), guards.longestLine());
    String marker = guards.endMarker();
    return new TextReader(checked, marker == null ? checked : new EndMarker(checked, marker));
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
