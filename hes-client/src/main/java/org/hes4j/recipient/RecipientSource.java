package org.hes4j.recipient;

import java.util.function.Consumer;

/**
 * Where recipients come from: a directory, a file, a database.
 *
 * <p>The one promise that counts: <em>a failed or partial read never looks like a complete
 * one.</em> {@link #read} returns normally only when the source has been read to its very end; that
 * return <em>is</em> the statement "that was everything". Whatever else happens (a time or size
 * limit, a referral not followed, a lost connection, a missing column, a quote left open at the end
 * of a file) ends in a {@link RecipientSourceException}.
 *
 * <p>A source can be read any number of times unless its documentation says otherwise (standard
 * input cannot), and each read stands for itself. Implementations document whether reads may run at
 * the same time; a run never begins one while another of its own goes on. {@code toString()} names
 * the source for people and never shows a secret.
 */
@FunctionalInterface
public interface RecipientSource {

  /**
   * Reads everything, handing over each record as it comes, in the calling thread and before it
   * returns. A run refuses a source that does otherwise, or hands over null.
   *
   * @param consumer takes the records; what it throws must leave this method unchanged, after the
   *     source has been closed
   * @throws RecipientSourceException when the source could not be read to its end. Records handed
   *     over before are then worth nothing.
   */
  void read(Consumer<SourceRecord> consumer);
}
