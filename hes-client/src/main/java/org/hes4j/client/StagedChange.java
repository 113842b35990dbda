package org.hes4j.client;

import java.util.Collection;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;

/**
 * A change under way that nobody sees before its commit.
 *
 * <p>Every step can be repeated safely. A stage that gets no message for too long expires at the
 * service. Not thread-safe. Errors are those of {@link HesClient}, and {@link StageException} when
 * the service does not know the stage (any more).
 */
public interface StagedChange extends AutoCloseable {

  /**
   * Adds to the stage.
   *
   * @throws LimitExceededException before anything is sent, when both together are more than {@link
   *     Capabilities#largestBatch()}
   * @throws InvalidRecipientsException when the service refuses some; the batch is not in the stage
   * @throws IllegalStateException after a commit or an abort
   */
  void append(Collection<Recipient> additions, Collection<EmailAddress> removals);

  /**
   * Puts the staged list in force, if it is the expected one.
   *
   * @param count how many addresses it must hold
   * @param digest the digest it must have
   * @throws StageException when it has another count or digest; nothing was changed
   * @throws RevisionConflictException when the domain's list has changed since the stage began;
   *     nothing was changed
   * @throws IllegalStateException after an abort
   */
  ChangeResult commit(long count, ListDigest digest);

  /** Drops the stage. Does nothing after a commit or an abort. */
  void abort();

  /**
   * Aborts what is not committed. A failure to do so is logged and not thrown: the stage will
   * expire by itself.
   */
  @Override
  void close();
}
