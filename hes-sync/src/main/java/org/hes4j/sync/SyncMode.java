package org.hes4j.sync;

/** What a run does with the source's recipients. */
public enum SyncMode {
  /** The list holds exactly the source's recipients afterwards. */
  REPLACE,
  /** The source's recipients are added; nobody is removed. */
  ADD,
  /** The source's recipients are removed; nobody is added. */
  DELETE
}
