package org.hes4j.testkit.emulator;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the service can be asked, by the names of the SOAP contract. The REST wire has the first
 * five of them, so a test that counts them or scripts their mishaps serves both.
 */
public enum Operation {
  /** The domains of the account. */
  LIST_DOMAINS("listDomains", false),
  /** A page of a list. */
  LIST_USERS("listUsers", false),
  /** A merge into a list. */
  ADD_USERS("addUsers", true),
  /** A removal from a list. */
  DELETE_USERS("deleteUsers", true),
  /** A new list in one message. */
  REPLACE_USERS("replaceUsers", true),
  /** Additions and removals in one revision. */
  CHANGE_USERS("changeUsers", true),
  /** The begin of a stage, which readers do not see. */
  BEGIN_STAGE("beginStage", false),
  /** A batch for a stage, which readers do not see. */
  APPEND_TO_STAGE("appendToStage", false),
  /** The end of a stage that puts it in force. */
  COMMIT_STAGE("commitStage", true),
  /** The end of a stage that drops it. */
  ABORT_STAGE("abortStage", false);

  private final String element;
  private final boolean write;

  Operation(String element, boolean write) {
    this.element = element;
    this.write = write;
  }

  /** The operation of a SOAP message, by the element in its Body. */
  static Optional<Operation> ofElement(String name) {
    return Arrays.stream(values()).filter(each -> each.element.equals(name)).findFirst();
  }

  /** Whether it can change what readers see. */
  public boolean isWrite() {
    return write;
  }
}
