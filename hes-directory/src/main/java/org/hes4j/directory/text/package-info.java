/**
 * Text that is read whole or not at all: what the sources of lines (CSV, LDIF) have in common.
 *
 * <p>Opening files and streams, unpacking gzip, strict decoding, noticing that a file changes while
 * it is read, end markers and minimum counts live here, and what names of attributes may be, which
 * LDIF shares with LDAP. {@link org.hes4j.directory.text.StreamOpener} is for everybody; the other
 * types are public only because the two sources live elsewhere, and may change at any time. Nothing
 * here knows what a line means.
 */
@NullMarked
package org.hes4j.directory.text;

import org.jspecify.annotations.NullMarked;
