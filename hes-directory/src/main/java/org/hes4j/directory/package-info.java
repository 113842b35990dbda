/**
 * Sources made of other sources: unions, filters, mappings, include and exclude lists.
 *
 * <p>What is dropped here is handed on as left out, by kind, so that the report tells of it. A
 * failure of a source leaves unchanged. Nothing here knows where records really come from.
 */
@NullMarked
package org.hes4j.directory;

import org.jspecify.annotations.NullMarked;
