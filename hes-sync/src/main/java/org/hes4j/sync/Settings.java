package org.hes4j.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.RecipientSource;
import org.jspecify.annotations.Nullable;

/** What a {@link RecipientSync} was told. */
record Settings(
    RecipientSource source,
    HesClient client,
    @Nullable Set<MailDomain> domains,
    RemovalLimit limit,
    EmptyDomains emptyDomains,
    Verification verification,
    Duration verificationDeadline,
    SyncListener listener,
    Clock clock,
    Pause pause) {}
