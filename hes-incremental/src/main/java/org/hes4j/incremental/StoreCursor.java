package org.hes4j.incremental;

import java.util.UUID;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** Goes through a map of the store. */
final class StoreCursor implements EntryCursor {
  private final Cursor<UUID, byte[]> cursor;

  StoreCursor(MVMap<UUID, byte[]> map) {
    this.cursor = StoreErrors.guarded(() -> map.cursor(null));
  }

  @Override
  public boolean advance() {
    try {
      boolean more = cursor.hasNext();
      if (more) {
        cursor.next();
      }
      return more;
    } catch (RuntimeException e) {
      throw StoreErrors.translate(e);
    }
  }

  @Override
  public UUID id() {
    return cursor.getKey();
  }

  @Override
  public byte[] value() {
    return cursor.getValue();
  }
}
