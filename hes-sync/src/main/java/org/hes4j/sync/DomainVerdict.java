package org.hes4j.sync;

import org.hes4j.recipient.MailDomain;

/**
 * What the removal limit says of one domain.
 *
 * @param domain the domain
 * @param before how many recipients its list holds at the service
 * @param removals how many of them would go
 * @param limit how many may go; with a limit for all domains together, that one
 * @param tripped whether this domain alone stops the run
 */
public record DomainVerdict(
    MailDomain domain, long before, long removals, long limit, boolean tripped) {}
