package org.hes4j.directory.ldap;

import org.hes4j.recipient.RecipientSourceException;
import org.jspecify.annotations.Nullable;

/** A directory could not be read whole. What came before must not be used. */
public class LdapSourceException extends RecipientSourceException {
  private static final long serialVersionUID = 1L;

  private final int resultCode;
  private final long entriesRead;

  /**
   * A failed read.
   *
   * @param message what failed and what to do next
   * @param resultCode see {@link #resultCode()}
   * @param entriesRead see {@link #entriesRead()}
   * @param cause what brought it about, or null
   */
  public LdapSourceException(
      String message, int resultCode, long entriesRead, @Nullable Throwable cause) {
    super(message, cause);
    this.resultCode = resultCode;
    this.entriesRead = entriesRead;
  }

  /**
   * The result code of the server (RFC 4511, appendix A), such as 4 for sizeLimitExceeded; from 81
   * on one that the client made up, such as 81 for a lost and 91 for a refused connection. It is 0
   * where the server reported success and yet had not sent everything.
   */
  public int resultCode() {
    return resultCode;
  }

  /** How many entries had come when the read failed, from 0. */
  public long entriesRead() {
    return entriesRead;
  }
}
