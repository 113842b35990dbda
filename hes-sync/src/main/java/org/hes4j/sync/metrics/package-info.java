/**
 * Runs as Micrometer meters, for applications that have Micrometer; the dependency is optional.
 *
 * <p>The one package that knows Micrometer. What happened is told by {@link
 * org.hes4j.sync.SyncListener}, and nothing here changes it.
 */
@NullMarked
package org.hes4j.sync.metrics;

import org.jspecify.annotations.NullMarked;
