/**
 * Reading gzip (RFC 1952) so that nothing is missing: files and answers use it alike. Imports
 * nothing else of ours.
 */
@NullMarked
package org.hes4j.gzip;

import org.jspecify.annotations.NullMarked;
