package org.hes4j.recipient;

import org.jspecify.annotations.Nullable;

/**
 * A source that can also tell what has changed since it was last read, so that a look at a large
 * directory costs what has changed in it and not what it holds.
 *
 * <p>The promises, besides those of {@link RecipientSource}:
 *
 * <ul>
 *   <li>{@link #readChanges} returns normally only when everything that changed has been told, up
 *       to the token it returns. Whatever else happens is an exception, and what was told before it
 *       counts for nothing.
 *   <li>Whoever applies the changes to what the token stood for has, entry for entry, the records
 *       that {@link #read} would have handed over at that moment.
 *   <li>A token that is lost to the source, refused by the server or made for another question
 *       (filter, base, attribute, reader) never leads to a shorter answer: everything is told anew,
 *       after {@link ChangeConsumer#startOver} with the reason.
 * </ul>
 *
 * <p>The caller has one duty: it keeps the returned token only together with the changes, both or
 * neither (in one transaction). A token kept without its changes loses them for good; changes kept
 * without their token are told once more, which does no harm.
 *
 * <p>What a source cannot learn of, it cannot tell; implementations list it. So a full {@link
 * #read}, or one without a token, is due from time to time all the same.
 */
public interface ChangeSource extends RecipientSource {

  /**
   * Tells everything that has changed since then, in the calling thread.
   *
   * @param since what the last call returned, or null when there was none; with null everything is
   *     told, after {@link ChangeConsumer#startOver}
   * @param consumer takes the changes; what it throws leaves this method unchanged, after the
   *     source has been closed
   * @return what to ask with next time; equal to {@code since} where nothing happened
   * @throws ChangesNotSupportedException when the source can be read but cannot tell changes; the
   *     way out is {@link #read}
   * @throws RecipientSourceException when not all changes could be told. Those told before are then
   *     worth nothing, and {@code since} is still the token to ask with
   */
  ChangeToken readChanges(@Nullable ChangeToken since, ChangeConsumer consumer);

  /**
   * Prepares to tell changes as they happen. Nothing is connected before {@link ChangeWatch#run}.
   *
   * @param since as for {@link #readChanges}
   * @param consumer takes the changes, in the thread that runs the watch
   */
  ChangeWatch watch(@Nullable ChangeToken since, WatchConsumer consumer);
}
