/** What all benchmarks share: the recipients, and a server that forgets them. No measuring here. */
@NullMarked
package org.hes4j.benchmarks;

import org.jspecify.annotations.NullMarked;
