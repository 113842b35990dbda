package org.hes4j.sync.report;

/**
 * What the numbers of a list are called.
 *
 * @param before how many there were
 * @param added how many came
 * @param removed how many went
 * @param after how many there are
 * @param who how a sentence about them begins
 */
record Tense(String before, String added, String removed, String after, String who) {
  /** Of a run that has ended well. */
  static final Tense DONE = new Tense("Before", "Added", "Removed", "After", "Who was ");

  /** Of a preview, and of a run that was stopped. */
  static final Tense PLANNED =
      new Tense("Now", "Would add", "Would remove", "Then", "Who would be ");
}
