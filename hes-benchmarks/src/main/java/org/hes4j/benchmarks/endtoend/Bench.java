package org.hes4j.benchmarks.endtoend;

import java.nio.file.Path;

/** What every comparison works with. */
record Bench(Settings settings, Path folder, Runner runner, Rounds rounds, Report report) {}
