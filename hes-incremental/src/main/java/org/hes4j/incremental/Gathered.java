package org.hes4j.incremental;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hes4j.recipient.ChangeConsumer;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Takes what a source tells in one read, beside what is known. Changes nothing of that. */
final class Gathered implements ChangeConsumer, AutoCloseable {
  private final RecordWriter writer = new RecordWriter();
  private final IdSet present = new IdSet();
  private final Pending pending;
  private @Nullable StoreFile known;
  private @Nullable String reason;

  /** Known: what the token stands for; null where there is none. */
  Gathered(@Nullable StoreFile known, Path scratch) {
    this.known = known;
    this.pending = new Pending(scratch);
  }

  @Override
  public void startOver(String why) {
    reason = why;
    known = null;
    present.clear();
    pending.clear();
  }

  @Override
  public void put(UUID id, List<SourceRecord> records) {
    pending.put(id, writer.value(records));
  }

  @Override
  public void removed(UUID id) {
    pending.put(id, Pending.GONE);
  }

  @Override
  public boolean stillThere(UUID id) {
    byte[] told = pending.get(id);
    if (told != null) {
      return told.length > 0;
    }
    if (known == null || known.get(id) == null) {
      return false;
    }
    present.add(id);
    return true;
  }

  @Override
  public void othersAreGone() {
    if (known == null) {
      return;
    }
    EntryCursor cursor = known.cursor();
    while (cursor.advance()) {
      UUID id = cursor.id();
      if (!present.contains(id) && pending.get(id) == null) {
        pending.put(id, Pending.GONE);
      }
    }
  }

  Pending pending() {
    return pending;
  }

  /** Why the source told everything anew, where it did. */
  Optional<String> startedOver() {
    return Optional.ofNullable(reason);
  }

  @Override
  public void close() {
    pending.close();
  }
}
