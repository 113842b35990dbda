package org.hes4j.benchmarks.endtoend;

import java.nio.file.Path;

/**
 * What is asked of a comparison.
 *
 * @param recipients how many people there are
 * @param rounds how often each alternative counts
 * @param warmUp whether there is a round before them that does not
 * @param jars the shipped jars
 */
record Settings(int recipients, int rounds, boolean warmUp, Jars jars) {
  /** The jars as they are shipped, of {@code mvn package}, and what starts the first. */
  record Jars(Path command, Path launcher, Path emulator) {}
}
