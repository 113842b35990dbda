package org.hes4j.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of the service did not end well. The kinds are few and closed, and anyone may construct
 * them.
 *
 * <p>The message says what failed, where, what was expected and found, and what to do next. It
 * holds no credential, no list of recipients and no raw body of an answer. Attempts that failed
 * before the last one are attached as suppressed exceptions.
 */
public abstract sealed class HesException extends RuntimeException
    permits AuthenticationException,
        AuthorizationException,
        UnknownDomainException,
        InvalidRecipientsException,
        LimitExceededException,
        RevisionConflictException,
        StageException,
        ServiceUnavailableException,
        HesTimeoutException,
        ConnectionException,
        ProtocolException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable CallDetails call;

  HesException(String message, @Nullable CallDetails call, @Nullable Throwable cause) {
    super(message, cause);
    this.call = call;
  }

  /** The call that failed; nothing where none was made. */
  public Optional<CallDetails> call() {
    return Optional.ofNullable(call);
  }
}
