package org.hes4j.incremental;

import org.jspecify.annotations.Nullable;

/** The store cannot be used and has to be built anew. Never leaves this package. */
final class StoreDamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String finding;

  /** Finding: a clause for people, without a recipient. */
  StoreDamagedException(String finding) {
    this(finding, null);
  }

  StoreDamagedException(String finding, @Nullable Throwable cause) {
    super(finding, cause);
    this.finding = finding;
  }

  String finding() {
    return finding;
  }
}
