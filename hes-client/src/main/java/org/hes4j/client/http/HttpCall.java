package org.hes4j.client.http;

import java.util.Map;
import org.hes4j.client.CallDetails;
import org.jspecify.annotations.Nullable;

/**
 * A request to send.
 *
 * @param method the HTTP method
 * @param headers beside those that the transport sets itself
 * @param body what writes the body, or null for none
 * @param details where it goes and how it is found again
 */
public record HttpCall(
    String method, Map<String, String> headers, @Nullable BodyWriter body, CallDetails details) {}
