package org.hes4j.directory.ldap;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a server sends, message by message (RFC 4511, 4.1.1). What the tap takes is left out;
 * everything else goes on unchanged, and what does not look like messages altogether does too.
 */
final class AnswerInput extends InputStream {
  private static final int SEQUENCE = 0x30;

  private final InputStream in;
  private final EntryTap tap;
  private final byte[] buffer;
  private int start;
  private int end;

  /** How much of the message is still to go on that begins, or began, before {@link #start}. */
  private long left;

  /** Set where no message was found where one should begin. */
  private boolean lost;

  AnswerInput(InputStream in, EntryTap tap, int size) {
    this.in = in;
    this.tap = tap;
    buffer = new byte[size];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !lost) {
      toNextMessage();
    }
    if (start == end && !fill()) {
      return -1;
    }
    int wanted = lost ? length : (int) Math.min(left, length);
    int read = Math.min(wanted, end - start);
    System.arraycopy(buffer, start, target, offset, read);
    start += read;
    left -= lost ? 0 : read;
    return read;
  }

  /** No more than can go on without a look at what comes. */
  @Override
  public int available() {
    int there = end - start;
    return lost ? there : (int) Math.min(left, there);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Goes to the next message that the tap does not take. */
  private void toNextMessage() throws IOException {
    long length = nextLength();
    while (length > 0 && isTaken((int) Math.min(length, Integer.MAX_VALUE))) {
      start += (int) length;
      length = nextLength();
    }
    lost = length < 0;
    left = Math.max(length, 0);
  }

  private boolean isTaken(int length) throws IOException {
    return tap.isOpen()
        && length <= buffer.length
        && require(length)
        && tap.take(buffer, start + headLength(), start + length);
  }

  /** The length of the message to come with its head, -1 where it is not to be told. */
  private long nextLength() throws IOException {
    if (!require(2) || buffer[start] != SEQUENCE) {
      return -1;
    }
    int first = buffer[start + 1];
    if (first >= 0) {
      return 2L + first;
    }
    int octets = headLength() - 2;
    if (octets == 0 || octets > Integer.BYTES || !require(headLength())) {
      return -1;
    }
    long length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << Byte.SIZE | (buffer[start + 2 + i] & 0xFF);
    }
    return 2 + octets + length;
  }

  /** Of type and length: the length is one octet, or tells how many follow it. */
  private int headLength() {
    int first = buffer[start + 1];
    return first >= 0 ? 2 : 2 + (first & 0x7F);
  }

  /** Has so many bytes in the buffer, if there are so many. */
  private boolean require(int count) throws IOException {
    while (end - start < count) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Takes what the server has sent; false at the end. What was used up makes room first. */
  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(read, 0);
    return read >= 0;
  }
}
