package org.hes4j.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.sync.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RecipientSync} was told.
 *
 * @param restores the run whose backup the source is, or null
 */
record Settings(
    RecipientSource source,
    HesClient client,
    @Nullable Set<MailDomain> domains,
    Safeguards safeguards,
    Verification verification,
    Duration verificationDeadline,
    Listeners listeners,
    Clock clock,
    Pause pause,
    Writing writing,
    @Nullable Journal journal,
    @Nullable String restores,
    OneRead oneRead) {}
