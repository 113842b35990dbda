package org.hes4j.recipient;

/**
 * Tells the changes of a source as they happen, for as long as it runs. To be run once.
 *
 * <p>It does not connect anew when the connection is lost: the caller does, when it sees fit, with
 * a new watch that begins at the last token it has kept.
 */
public interface ChangeWatch extends AutoCloseable {

  /**
   * Tells what has changed since the token, and then what changes, in the calling thread. Returns
   * normally only after {@link #close}; an interrupt ends it with an exception and leaves the
   * interrupt flag set.
   *
   * @throws ChangesNotSupportedException when the source cannot tell changes as they happen
   * @throws RecipientSourceException when the connection is lost or the source fails. What was told
   *     after the last {@link WatchConsumer#caughtUp} is then worth nothing; the token it gave
   *     holds
   * @throws IllegalStateException when it has been run before
   */
  void run();

  /**
   * Lets {@link #run} return soon, and at once where it has not begun. What was told after the last
   * {@link WatchConsumer#caughtUp} is then worth nothing. May be called from any thread, more than
   * once, from the consumer too; does not wait for {@code run} to return.
   */
  @Override
  void close();
}
