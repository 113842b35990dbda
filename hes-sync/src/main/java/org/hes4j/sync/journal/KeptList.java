package org.hes4j.sync.journal;

import org.hes4j.recipient.Recipient;

/**
 * A list to be kept in a file.
 *
 * @param info what it is
 * @param recipients all of them; iterated once, while the file is written
 */
public record KeptList(ListInfo info, Iterable<Recipient> recipients) {}
