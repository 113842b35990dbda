/**
 * The REST binding of {@code HesClient}: Trend Micro Email Security API v1, the service that HES
 * became, on {@code client.http}.
 *
 * <p>{@link org.hes4j.client.rest.RestHesClient} is the one door. JSON is read and written as a
 * stream, never held whole. What the vendor documents and what is assumed here stands in {@code
 * docs/bindings.md}.
 */
@NullMarked
package org.hes4j.client.rest;

import org.jspecify.annotations.NullMarked;
