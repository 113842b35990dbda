package org.hes4j.sync;

import java.nio.charset.StandardCharsets;
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
  int append(byte[] local, byte[] name) {
    int length = 1 + local.length + (name.length == 0 ? 0 : 2 + name.length);
    makeRoom(length);
    byte[] chunk = chunks[current];
    int offset = current << CHUNK_BITS | position;
    chunk[position] = (byte) (local.length | (name.length == 0 ? 0 : HAS_NAME));
    System.arraycopy(local, 0, chunk, position + 1, local.length);
    if (name.length > 0) {
      int at = position + 1 + local.length;
      chunk[at] = (byte) (name.length >> 8);
      chunk[at + 1] = (byte) name.length;
      System.arraycopy(name, 0, chunk, at + 2, name.length);
    }
    position += length;
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

  byte localByte(int offset, int index) {
    return chunk(offset)[(offset & (CHUNK_SIZE - 1)) + 1 + index];
  }

  String local(int offset) {
    int at = offset & (CHUNK_SIZE - 1);
    return new String(chunk(offset), at + 1, localLength(offset), StandardCharsets.UTF_8);
  }

  boolean hasName(int offset) {
    return (chunk(offset)[offset & (CHUNK_SIZE - 1)] & HAS_NAME) != 0;
  }

  /** The name of an entry, empty where it has none. */
  String name(int offset) {
    byte[] chunk = chunk(offset);
    int at = offset & (CHUNK_SIZE - 1);
    if (!hasName(offset)) {
      return "";
    }
    int start = at + 1 + localLength(offset);
    return new String(chunk, start + 2, nameLength(chunk, start), StandardCharsets.UTF_8);
  }

  boolean localEquals(int offset, byte[] local) {
    int start = (offset & (CHUNK_SIZE - 1)) + 1;
    int length = localLength(offset);
    return length == local.length
        && Arrays.equals(chunk(offset), start, start + length, local, 0, length);
  }

  boolean localEquals(int offset, AddressArena other, int otherOffset) {
    int start = (offset & (CHUNK_SIZE - 1)) + 1;
    int otherStart = (otherOffset & (CHUNK_SIZE - 1)) + 1;
    int length = localLength(offset);
    return length == other.localLength(otherOffset)
        && Arrays.equals(
            chunk(offset),
            start,
            start + length,
            other.chunk(otherOffset),
            otherStart,
            otherStart + length);
  }

  /** Copies the local part into a buffer and tells its length. */
  int copyLocal(int offset, byte[] target) {
    int length = localLength(offset);
    System.arraycopy(chunk(offset), (offset & (CHUNK_SIZE - 1)) + 1, target, 0, length);
    return length;
  }

  private byte[] chunk(int offset) {
    return chunks[offset >>> CHUNK_BITS];
  }

  private static int nameLength(byte[] chunk, int at) {
    return (chunk[at] & 0xFF) << 8 | (chunk[at + 1] & 0xFF);
  }
}
