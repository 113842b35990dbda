package org.hes4j.client;

import java.time.Instant;

/**
 * An attempt that failed and was followed by another one.
 *
 * @param at when it failed
 * @param attempt its number, from 1
 * @param operation what was asked, in the words of the wire
 * @param correlationId the identifier that went with the request in the header {@code
 *     X-Correlation-Id}
 * @param reason what failed, in words; no credential and no recipient
 */
public record RetriedCall(
    Instant at, int attempt, String operation, String correlationId, String reason) {}
