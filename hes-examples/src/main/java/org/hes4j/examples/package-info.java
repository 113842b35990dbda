/**
 * One small main for each task, to be pasted into an application and changed there. Each runs in
 * the tests.
 */
@NullMarked
package org.hes4j.examples;

import org.jspecify.annotations.NullMarked;
