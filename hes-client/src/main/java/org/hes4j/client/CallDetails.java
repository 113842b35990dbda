package org.hes4j.client;

import java.net.URI;

/**
 * A remote call, for finding it in logs.
 *
 * @param endpoint where it went, without credentials
 * @param operation what was asked, in the words of the wire
 * @param correlationId the identifier that went with the request in the header {@code
 *     X-Correlation-Id}
 */
public record CallDetails(URI endpoint, String operation, String correlationId) {}
