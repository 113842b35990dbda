package org.hes4j.directory.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one row says.
 *
 * @param number from 1
 * @param addresses as they stand in its columns, none blank; valid until the next row is read
 * @param name as it stands in its column, or null
 */
record Row(long number, List<String> addresses, @Nullable String name) {}
