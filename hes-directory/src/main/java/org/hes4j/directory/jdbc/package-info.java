/**
 * Recipients from an SQL database, by a query of the user's own.
 *
 * <p>The only room that knows {@code java.sql} and {@code javax.sql}; it knows no driver's classes.
 * What drivers need differently is data, in one table. Whether an address is valid is not decided
 * here.
 */
@NullMarked
package org.hes4j.directory.jdbc;

import org.jspecify.annotations.NullMarked;
