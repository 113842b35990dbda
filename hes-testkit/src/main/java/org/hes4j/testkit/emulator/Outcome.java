package org.hes4j.testkit.emulator;

import org.hes4j.client.ListState;

/**
 * What a write did. Immutable.
 *
 * @param state the list right after it
 * @param added how many addresses are new in the list
 * @param removed how many are gone from it
 */
record Outcome(ListState state, long added, long removed) {}
