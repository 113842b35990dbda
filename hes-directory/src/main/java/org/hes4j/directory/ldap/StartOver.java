package org.hes4j.directory.ldap;

/** The token does not hold: everything has to be told anew. */
final class StartOver extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /** For that reason, a clause for people. */
  StartOver(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
