package org.hes4j.client;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/**
 * The recipient lists of one HES account.
 *
 * <p>An interface, so that it can be mocked; its values and exceptions can be constructed by
 * anyone. Implementations are thread-safe. Every remote call has a connect, a read and a total time
 * limit and a limit on the bytes of its answer, and throws a {@link HesException} of the kind that
 * fits when it does not end well:
 *
 * <ul>
 *   <li>{@link AuthenticationException}, {@link AuthorizationException}: the account or its key is
 *       not accepted;
 *   <li>{@link UnknownDomainException}: the domain is none of the account's;
 *   <li>{@link ServiceUnavailableException}, {@link ConnectionException}, {@link
 *       HesTimeoutException}: no answer;
 *   <li>{@link ProtocolException}: an answer that is not one of the service's.
 * </ul>
 *
 * The methods name only what comes beside these.
 */
public interface HesClient extends AutoCloseable {

  /** What this binding can do. */
  Capabilities capabilities();

  /**
   * Whether the wire can carry a recipient.
   *
   * @return the reason why it cannot, or nothing
   */
  Optional<String> check(Recipient recipient);

  /** The domains of the account, in order of their names. */
  List<DomainStatus> listDomains();

  /**
   * The present list of a domain, fetched while the stream is used; close the stream, which may
   * hold a connection. With {@link Capability#LIST_STATE} it comes in order of the addresses and
   * each once, without it as the service has it. A list that cannot be read to its end is an
   * exception from the stream, never a shorter list.
   *
   * @throws RevisionConflictException (from the stream) when the list changed between two pages and
   *     the service does not keep the older one
   */
  Stream<Recipient> listUsers(MailDomain domain);

  /**
   * The list of a domain at one revision, as {@link #listUsers(MailDomain)}.
   *
   * @param revision one that {@link #listDomains()} told
   * @throws RevisionConflictException (also from the stream) when the list is not at that revision
   *     any more
   * @throws UnsupportedOperationException without {@link Capability#LIST_STATE}
   */
  Stream<Recipient> listUsers(MailDomain domain, long revision);

  /**
   * Adds recipients; those who are there already stay. More than {@link
   * Capabilities#largestBatch()} are sent in several messages. With nobody to add nothing is sent.
   *
   * @throws InvalidRecipientsException when the service refuses some; none of the message that
   *     named them was added
   */
  ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients);

  /**
   * Removes addresses; those who are not there are no error. More than {@link
   * Capabilities#largestBatch()} are sent in several messages. With nobody to remove nothing is
   * sent.
   */
  ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses);

  /**
   * Makes the recipients given the whole list of the domain, in one message.
   *
   * @throws IllegalArgumentException before anything is sent, when there is nobody in the list
   * @throws LimitExceededException before anything is sent, when there are more than {@link
   *     Capabilities#largestBatch()} and the binding replaces in one message; a staged change takes
   *     any number
   * @throws InvalidRecipientsException when the service refuses some; nothing was changed
   */
  ChangeResult replaceUsers(MailDomain domain, Collection<Recipient> recipients);

  /**
   * Adds and removes in one revision, or not at all. With nothing to change nothing is sent.
   *
   * @param ifRevision the revision the change was made for
   * @throws RevisionConflictException when the list is at another revision; nothing was changed,
   *     except perhaps by an earlier attempt whose answer was lost, which is a suppressed exception
   * @throws LimitExceededException before anything is sent, when additions and removals together
   *     are more than {@link Capabilities#largestBatch()}
   * @throws InvalidRecipientsException when the service refuses some; nothing was changed
   * @throws UnsupportedOperationException without {@link Capability#ATOMIC_CHANGE}
   */
  ChangeResult changeUsers(
      MailDomain domain,
      long ifRevision,
      Collection<Recipient> additions,
      Collection<EmailAddress> removals);

  /**
   * Begins a change of any size that readers see all at once, when it is committed. When the thread
   * is interrupted while it waits for the answer, what the service may have begun is aborted.
   *
   * @param base what the staged list starts from
   * @param ifRevision the revision the change is made for
   * @throws RevisionConflictException when the list is at another revision
   * @throws UnsupportedOperationException without {@link Capability#STAGED_CHANGE}
   */
  StagedChange beginChange(MailDomain domain, StageBase base, long ifRevision);

  /**
   * Attempts that failed and were followed by another one, of all callers of this client, oldest
   * first. Only the newest 100 are kept. None where the binding does not tell.
   */
  default List<RetriedCall> retriedCalls() {
    return List.of();
  }

  /**
   * Ends the calls that are under way in other threads, and gives back connections and threads; may
   * be called from any thread, and does nothing the second time. A call under way, whether it waits
   * for an answer, reads one or waits to be tried again, fails soon with a {@link
   * ConnectionException} that says so, and is not tried again; what it was to change may have been
   * changed or not. So does the rest of a stream of {@link #listUsers(MailDomain)}. A call that
   * begins afterwards, of a {@link StagedChange} too, fails with an {@link IllegalStateException}
   * and sends nothing.
   */
  @Override
  void close();
}
