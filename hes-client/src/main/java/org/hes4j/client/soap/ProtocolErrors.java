package org.hes4j.client.soap;

import org.hes4j.client.CallDetails;
import org.hes4j.client.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Says that an answer is none of the service's. */
final class ProtocolErrors {
  private ProtocolErrors() {}

  static ProtocolException unexpected(CallDetails call, String found, @Nullable Throwable cause) {
    return new ProtocolException(
        call.operation()
            + " at "
            + call.endpoint()
            + " was answered with "
            + found
            + "; check that the endpoint is the SOAP address of the HES service and that no proxy answers in its place",
        call,
        cause);
  }
}
