/**
 * How a list is kept in step with a source: read, plan, guard, back up, apply, verify, report, in
 * that order, always.
 *
 * <p>Sources and services are known here by their interfaces alone. No directory product, no wire
 * and no rendering belongs here.
 */
@NullMarked
package org.hes4j.sync;

import org.jspecify.annotations.NullMarked;
