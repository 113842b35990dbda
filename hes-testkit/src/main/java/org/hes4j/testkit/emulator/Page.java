package org.hes4j.testkit.emulator;

import java.util.List;

/** A part of a list at one revision. */
record Page(long revision, boolean more, List<Entry> entries) {}
