/**
 * Recipients from a CSV file or stream, the vendor's {@code ldapsearch | grep | cut} dump included.
 *
 * <p>The only room that knows Apache Commons CSV. What a line is (an address, a piece of LDIF that
 * the recipe let through, something that may have been cut) is decided here; whether an address is
 * valid is not.
 */
@NullMarked
package org.hes4j.directory.csv;

import org.jspecify.annotations.NullMarked;
