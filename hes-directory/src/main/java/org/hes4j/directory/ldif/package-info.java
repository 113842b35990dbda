/**
 * Recipients from LDIF (RFC 2849), as {@code ldapsearch} writes it.
 *
 * <p>What a line is, and whether the dump says of itself that it is a part, is decided here. No
 * LDAP library is used: UnboundID's reader drops the comments that hold the counts, opens the files
 * that values name, and loses the line of a value. The tests hold this reader against it. Whether
 * an address is valid is not decided here.
 */
@NullMarked
package org.hes4j.directory.ldif;

import org.jspecify.annotations.NullMarked;
