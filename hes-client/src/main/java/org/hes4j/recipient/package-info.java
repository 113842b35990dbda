/**
 * The language of the house: addresses, recipients, mail domains, and where recipients come from.
 *
 * <p>Small immutable values and the {@link org.hes4j.recipient.RecipientSource} contract live here.
 * Nothing here knows of the service, of a directory product or of synchronising, and it imports
 * nothing else of ours.
 */
@NullMarked
package org.hes4j.recipient;

import org.jspecify.annotations.NullMarked;
