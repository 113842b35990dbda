package org.hes4j.incremental;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Values of the store: their length and their bytes. */
final class ValueType extends BasicDataType<byte[]> {
  /** What an array takes in memory besides its bytes. */
  private static final int MEMORY = 24;

  @Override
  public int compare(byte[] one, byte[] other) {
    return Arrays.compare(one, other);
  }

  @Override
  public int getMemory(byte[] value) {
    return MEMORY + value.length;
  }

  @Override
  public void write(WriteBuffer buffer, byte[] value) {
    buffer.putVarInt(value.length).put(value);
  }

  @Override
  public byte[] read(ByteBuffer buffer) {
    int length = DataUtils.readVarInt(buffer);
    if (length < 0 || length > buffer.remaining()) {
      throw new StoreDamagedException("a value that is too long");
    }
    byte[] value = new byte[length];
    buffer.get(value);
    return value;
  }

  /** As the library's own, in a loop that always sees this type: a store has many pages. */
  @Override
  public void read(ByteBuffer buffer, Object page, int count) {
    byte[][] values = (byte[][]) page;
    for (int i = 0; i < count; i++) {
      values[i] = read(buffer);
    }
  }

  @Override
  public byte[][] createStorage(int size) {
    return new byte[size][];
  }
}
