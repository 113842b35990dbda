/**
 * The one room that opens a socket, for every binding: time and byte limits, trust, redirects,
 * correlation id, retries.
 *
 * <p>Public only because the bindings stand in packages of their own; nothing here is for users. It
 * knows HTTP and nothing of SOAP or of recipients.
 */
@NullMarked
package org.hes4j.client.http;

import org.jspecify.annotations.NullMarked;
