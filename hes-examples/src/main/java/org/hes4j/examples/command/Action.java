package org.hes4j.examples.command;

/** What the command can do, in the words of the vendor's {@code imhs-cmd.rb} where it has one. */
enum Action {
  LIST_DOMAINS,
  LIST_USERS,
  ADD_USERS,
  DELETE_USERS,
  REPLACE_USERS,
  PLAN,
  WATCH,
  CHECK_SOURCE,
  HISTORY,
  RESTORE;

  /** The word on the command line. */
  @Override
  public String toString() {
    return Words.of(this);
  }
}
