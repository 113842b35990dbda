/**
 * What a HES service can be asked, and the ways in which that can fail.
 *
 * <p>The {@link org.hes4j.client.HesClient} interface, its values, its settings and its exceptions.
 * How the questions travel is the business of {@code client.soap} and its neighbours, which know
 * this package and not the reverse.
 */
@NullMarked
package org.hes4j.client;

import org.jspecify.annotations.NullMarked;
