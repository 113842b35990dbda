package org.hes4j.incremental;

import java.util.UUID;

/** Goes through entries in the order of their ids. Before the first step it stands on none. */
interface EntryCursor {
  boolean advance();

  UUID id();

  byte[] value();
}
