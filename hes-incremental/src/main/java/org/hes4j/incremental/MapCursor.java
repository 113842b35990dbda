package org.hes4j.incremental;

import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goes through a map in memory. */
final class MapCursor implements EntryCursor {
  private final Iterator<Map.Entry<UUID, byte[]>> entries;
  private Map.@Nullable Entry<UUID, byte[]> current;

  MapCursor(SortedMap<UUID, byte[]> map) {
    this.entries = map.entrySet().iterator();
  }

  @Override
  public boolean advance() {
    boolean more = entries.hasNext();
    if (more) {
      current = entries.next();
    }
    return more;
  }

  @Override
  public UUID id() {
    return entry().getKey();
  }

  @Override
  public byte[] value() {
    return entry().getValue();
  }

  private Map.Entry<UUID, byte[]> entry() {
    if (current == null) {
      throw new IllegalStateException("the cursor stands on no entry");
    }
    return current;
  }
}
