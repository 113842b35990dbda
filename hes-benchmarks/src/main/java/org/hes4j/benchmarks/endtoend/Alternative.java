package org.hes4j.benchmarks.endtoend;

import java.util.function.Consumer;

/**
 * One of several ways to the same end.
 *
 * @param name for the table
 * @param prepare what has to be so before each run; not measured
 * @param command what is measured
 * @param check throws unless the run, whose output it is given, did what it should; not measured
 */
record Alternative(String name, Runnable prepare, Command command, Consumer<String> check) {
  Alternative(String name, Command command, Consumer<String> check) {
    this(name, () -> {}, command, check);
  }
}
