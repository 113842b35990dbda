package org.hes4j.testkit.emulator;

/** What the service can be asked, by the names of the contract. */
public enum Operation {
  /** The domains of the account. */
  LIST_DOMAINS(false),
  /** A page of a list. */
  LIST_USERS(false),
  /** A merge into a list. */
  ADD_USERS(true),
  /** A removal from a list. */
  DELETE_USERS(true),
  /** A new list in one message. */
  REPLACE_USERS(true),
  /** Additions and removals in one revision. */
  CHANGE_USERS(true),
  /** The begin of a stage, which readers do not see. */
  BEGIN_STAGE(false),
  /** A batch for a stage, which readers do not see. */
  APPEND_TO_STAGE(false),
  /** The end of a stage that puts it in force. */
  COMMIT_STAGE(true),
  /** The end of a stage that drops it. */
  ABORT_STAGE(false);

  private final boolean write;

  Operation(boolean write) {
    this.write = write;
  }

  /** Whether it can change what readers see. */
  public boolean isWrite() {
    return write;
  }
}
