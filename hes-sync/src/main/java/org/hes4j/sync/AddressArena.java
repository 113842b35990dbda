package org.hes4j.sync;

import java.util.Arrays;

/**
 * Entries of local part and optional name as bytes, one behind the other in chunks.
 *
 * <p>An entry is one byte for the length of the local part (its high bit tells that a name
 * follows), the local part, and for a name two bytes of length and the name. No entry crosses a
 * chunk; a zero byte, which no entry starts with, ends a chunk early. Entries never change, so that
 * a {@link #snapshot()} may be read by another thread while this one grows.
 */
final class AddressArena {
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK_SIZE = 1 << CHUNK_BITS;
  private static final int FIRST_SIZE = 256;
  private static final int HAS_NAME = 0x80;

  private byte[][] chunks = {new byte[FIRST_SIZE]};
  private int current;
  private int position;

  AddressArena() {}

  private AddressArena(byte[][] chunks, int current, int position) {
    this.chunks = chunks;
    this.current = current;
    this.position = position;
  }

  /** The entries there are now, for reading only. */
  AddressArena snapshot() {
    return new AddressArena(Arrays.copyOf(chunks, current + 1), current, position);
  }

  /** Appends an entry; an empty name is none. */
  int append(Span local, Span name) {
    boolean named = name.length() > 0;
    makeRoom(1 + local.length() + (named ? 2 + name.length() : 0));
    byte[] chunk = chunks[current];
    int offset = current << CHUNK_BITS | position;
    chunk[position] = (byte) (local.length() | (named ? HAS_NAME : 0));
    int at = local.copyTo(chunk, position + 1);
    if (named) {
      chunk[at] = (byte) (name.length() >> 8);
      chunk[at + 1] = (byte) name.length();
      at = name.copyTo(chunk, at + 2);
    }
    position = at;
    return offset;
  }

  private void makeRoom(int length) {
    int needed = position + length;
    if (needed > CHUNK_SIZE) {
      startChunk();
    } else if (needed > chunks[current].length) {
      int size = Math.min(CHUNK_SIZE, Math.max(needed, 2 * chunks[current].length));
      chunks[current] = Arrays.copyOf(chunks[current], size);
    }
  }

  private void startChunk() {
    current++;
    if (current == 1 << (Integer.SIZE - 1 - CHUNK_BITS)) {
      throw new IllegalStateException("one domain's list is larger than 2 GiB in memory");
    }
    if (current == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunks.length);
    }
    chunks[current] = new byte[CHUNK_SIZE];
    position = 0;
  }

  /** Where the next entry stands, in order of insertion; -1 after the last one. */
  int after(int offset) {
    byte[] chunk = chunk(offset);
    int at = offset & (CHUNK_SIZE - 1);
    int next = at + 1 + localLength(offset);
    if ((chunk[at] & HAS_NAME) != 0) {
      next += 2 + nameLength(chunk, next);
    }
    int index = offset >>> CHUNK_BITS;
    if (index == current) {
      return next == position ? -1 : index << CHUNK_BITS | next;
    }
    boolean more = next < chunk.length && chunk[next] != 0;
    return more ? index << CHUNK_BITS | next : (index + 1) << CHUNK_BITS;
  }

  int localLength(int offset) {
    return chunk(offset)[offset & (CHUNK_SIZE - 1)] & ~HAS_NAME & 0xFF;
  }

  /** The local part, where it stands. */
  Span local(int offset) {
    return new Span(chunk(offset), (offset & (CHUNK_SIZE - 1)) + 1, localLength(offset));
  }

  /** Copies the local part and tells where the next byte goes; no object is made for it. */
  int copyLocal(int offset, byte[] target, int at) {
    byte[] chunk = chunk(offset);
    int start = offset & (CHUNK_SIZE - 1);
    int length = chunk[start] & ~HAS_NAME & 0xFF;
    System.arraycopy(chunk, start + 1, target, at, length);
    return at + length;
  }

  /** Copies the name, nothing where there is none, and tells where the next byte goes. */
  int copyName(int offset, byte[] target, int at) {
    return hasName(offset) ? name(offset).copyTo(target, at) : at;
  }

  /**
   * Eight bytes from one of the local part on, the first one uppermost. Those behind its end mean
   * nothing.
   */
  long eightBytes(int offset, int index) {
    byte[] chunk = chunk(offset);
    int at = (offset & (CHUNK_SIZE - 1)) + 1 + index;
    int beyond = at + Long.BYTES - chunk.length;
    return beyond <= 0
        ? Span.eightBytes(chunk, at)
        : Span.eightBytes(chunk, at - beyond) << (beyond * Byte.SIZE);
  }

  boolean hasName(int offset) {
    return (chunk(offset)[offset & (CHUNK_SIZE - 1)] & HAS_NAME) != 0;
  }

  /** The name of an entry, where it stands; empty where it has none. */
  Span name(int offset) {
    byte[] chunk = chunk(offset);
    int start = (offset & (CHUNK_SIZE - 1)) + 1 + localLength(offset);
    return hasName(offset)
        ? new Span(chunk, start + 2, nameLength(chunk, start))
        : new Span(chunk, start, 0);
  }

  /** The length of an entry's name, 0 where it has none. */
  int nameLength(int offset) {
    int start = (offset & (CHUNK_SIZE - 1)) + 1 + localLength(offset);
    return hasName(offset) ? nameLength(chunk(offset), start) : 0;
  }

  private byte[] chunk(int offset) {
    return chunks[offset >>> CHUNK_BITS];
  }

  private static int nameLength(byte[] chunk, int at) {
    return (chunk[at] & 0xFF) << 8 | (chunk[at + 1] & 0xFF);
  }
}
