/**
 * The HES service on loopback, in memory: {@link org.hes4j.testkit.emulator.HesEmulator}.
 *
 * <p>State and rules ({@code AccountState} and what it holds) know nothing of SOAP and REST; the
 * two front ends translate, and do not know each other. Nothing here knows of the client's
 * bindings, of sources or of synchronising, and nothing here is meant to be reached from another
 * machine.
 */
@NullMarked
package org.hes4j.testkit.emulator;

import org.jspecify.annotations.NullMarked;
