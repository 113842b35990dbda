package org.hes4j.recipient;

import java.util.List;
import java.util.UUID;

/**
 * Takes the changes of a {@link ChangeSource}, in the order in which they are told, in one thread.
 *
 * <p>Entries are known by an id that a source gives each of them for as long as it exists (in a
 * directory the {@code entryUUID}, RFC 4530), whatever its name becomes. Every call says how things
 * <em>are</em>, not how they differ, so being told the same twice does no harm.
 *
 * <p>Nothing told counts until the reading method returns, or {@link WatchConsumer#caughtUp} says
 * so.
 */
public interface ChangeConsumer {

  /**
   * What is known is void, and so is what was told before in this read: everything there is
   * follows. It comes before everything else of a read without a token; where a token does not
   * hold, also in the middle of a read.
   *
   * @param reason why, for people: a clause without full stop
   */
  void startOver(String reason);

  /**
   * An entry that is new or has changed, as it is now, in place of whatever was known under its id.
   *
   * @param records what {@link RecipientSource#read} would hand over for this entry, in that order,
   *     in a list that does not change; none where it has nothing to say about it
   */
  void put(UUID id, List<SourceRecord> records);

  /**
   * That entry is gone, or is no longer among those asked for. It need not have been known: servers
   * name entries too that were never among those asked for.
   */
  void removed(UUID id);

  /**
   * That entry is as it was. Told for every such entry when the source does not know which ones are
   * gone; {@link #othersAreGone} follows.
   *
   * @return whether the entry is known, from before or from this read. If not, the source puts it
   *     later in this read, or starts over: then what is known does not belong to the source
   */
  boolean stillThere(UUID id);

  /**
   * Every entry is gone that has been neither {@linkplain #put put} nor said to be {@linkplain
   * #stillThere still there} since the read began. Told at most once in a read.
   */
  void othersAreGone();
}
