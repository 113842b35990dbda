/**
 * What users and we test with: contracts as JUnit tests for a source and for a binding of one's
 * own, a real OpenLDAP server, started and stopped by a test, and a sample directory in memory.
 *
 * <p>Everything here listens on loopback only and cleans up after itself. What needs JUnit stands
 * in classes of its own, so that a program without JUnit can use the rest. Nothing here knows how
 * sources read or how a list is synchronised.
 */
@NullMarked
package org.hes4j.testkit;

import org.jspecify.annotations.NullMarked;
