package org.hes4j.testkit.emulator;

import java.util.List;

/**
 * An atomic change as a message has it.
 *
 * @param name the client's name for it, by which a repetition is known
 */
record Change(String name, long ifRevision, List<Entry> additions, List<String> removals) {}
