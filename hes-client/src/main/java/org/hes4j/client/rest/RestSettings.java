package org.hes4j.client.rest;

import java.net.URI;
import java.util.List;
import org.hes4j.recipient.MailDomain;

/**
 * What the builder was told beside the connection's settings.
 *
 * @param baseUrl ends in a slash
 * @param domains in order, or empty to ask the service
 */
record RestSettings(
    URI baseUrl,
    List<MailDomain> domains,
    int batchSize,
    long maxUnpackedBytes,
    boolean compressRequests,
    UnreadableEntries unreadableEntries) {}
