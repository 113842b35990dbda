/**
 * Plans and reports for people and for programs.
 *
 * <p>Renderings, and the file they go into: what happened is decided in {@link org.hes4j.sync}, and
 * nothing here changes it.
 */
@NullMarked
package org.hes4j.sync.report;

import org.jspecify.annotations.NullMarked;
