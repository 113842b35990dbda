package org.hes4j.incremental;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Ids as keys of the store: 16 bytes. */
final class IdType extends BasicDataType<UUID> {
  static final int BYTES = 16;

  /** What an id takes in memory. */
  private static final int MEMORY = 40;

  /** More keys than any page has; a damaged page may claim to have more than there is memory. */
  private static final int MOST_IN_A_PAGE = 1 << 16;

  @Override
  public int compare(UUID one, UUID other) {
    return one.compareTo(other);
  }

  @Override
  public int getMemory(UUID id) {
    return MEMORY;
  }

  @Override
  public boolean isMemoryEstimationAllowed() {
    return true;
  }

  @Override
  public void write(WriteBuffer buffer, UUID id) {
    buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  @Override
  public UUID read(ByteBuffer buffer) {
    long most = buffer.getLong();
    return new UUID(most, buffer.getLong());
  }

  /** As the library's own, in a loop that always sees this type: a store has many pages. */
  @Override
  public void read(ByteBuffer buffer, Object page, int count) {
    UUID[] ids = (UUID[]) page;
    for (int i = 0; i < count; i++) {
      ids[i] = read(buffer);
    }
  }

  @Override
  public UUID[] createStorage(int size) {
    if (size > MOST_IN_A_PAGE) {
      throw new StoreDamagedException("a page of " + size + " entries");
    }
    return new UUID[size];
  }
}
