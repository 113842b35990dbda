package org.hes4j.sync.journal;

import java.util.List;

/**
 * The runs that a journal tells of.
 *
 * @param entries newest first
 * @param unreadableLines how many lines could not be read, such as one that a power cut cut off
 */
public record History(List<HistoryEntry> entries, int unreadableLines) {
  /** Copies the list. */
  public History {
    entries = List.copyOf(entries);
  }
}
