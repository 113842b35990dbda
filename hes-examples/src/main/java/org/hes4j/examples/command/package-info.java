/**
 * {@code imhs-cmd}, the command line that mirrors the vendor's {@code imhs-cmd.rb}.
 *
 * <p>Options, configuration, words and exit statuses live here; what the words do lives in the
 * libraries.
 */
@NullMarked
package org.hes4j.examples.command;

import org.jspecify.annotations.NullMarked;
