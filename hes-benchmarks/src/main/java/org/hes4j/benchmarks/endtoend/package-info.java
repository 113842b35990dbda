/**
 * The end-to-end comparison: imhs-cmd and what it is compared with, each as a process of its own,
 * against real servers. It knows our code by its command line alone, but for what checks results.
 */
@NullMarked
package org.hes4j.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
