package org.hes4j.benchmarks.endtoend;

/**
 * What one run of a process took.
 *
 * @param wallSeconds from its start to its end
 * @param cpuSeconds user and system time, children included
 * @param peakMiB the largest resident memory, of the largest process where there are several
 */
record Measured(double wallSeconds, double cpuSeconds, double peakMiB) {}
