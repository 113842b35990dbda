package org.hes4j.examples.command;

/** What the command can do, in the words of the vendor's {@code imhs-cmd.rb} where it has one. */
enum Action {
  LIST_DOMAINS("list-domains"),
  LIST_USERS("list-users"),
  ADD_USERS("add-users"),
  DELETE_USERS("delete-users"),
  REPLACE_USERS("replace-users"),
  PLAN("plan"),
  WATCH("watch"),
  CHECK_SOURCE("check-source"),
  HISTORY("history"),
  RESTORE("restore");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return word;
  }
}
