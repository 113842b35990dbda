package org.hes4j.client.soap;

import java.util.Optional;
import org.hes4j.client.CallDetails;
import org.hes4j.client.HesException;
import org.hes4j.client.http.HttpAnswer;
import org.hes4j.client.http.HttpCall;
import org.hes4j.client.http.HttpTransport;
import org.hes4j.client.http.StatusErrors;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one call on its way through the RI. It travels in the request context of a port
 * that nobody else uses meanwhile, and keeps the answer open until the RI has read it.
 */
final class SoapExchange implements AutoCloseable {
  /** The property of the request context. */
  static final String PROPERTY = SoapExchange.class.getName();

  private final CallDetails details;
  private final HttpTransport http;
  private final StatusErrors statusErrors;
  private final @Nullable StageBatch batch;
  private @Nullable HttpAnswer answer;
  private @Nullable HesException failure;

  /**
   * An attempt.
   *
   * @param batch what the message carries beside what the stubs say, or null
   */
  SoapExchange(
      CallDetails details,
      HttpTransport http,
      StatusErrors statusErrors,
      @Nullable StageBatch batch) {
    this.details = details;
    this.http = http;
    this.statusErrors = statusErrors;
    this.batch = batch;
  }

  CallDetails details() {
    return details;
  }

  Optional<StageBatch> batch() {
    return Optional.ofNullable(batch);
  }

  /**
   * Sends the message and gives the answer, which is the service's.
   *
   * @throws HesException when there is none, or its status tells of an error
   */
  HttpAnswer send(HttpCall call) {
    HttpAnswer received = http.send(call);
    answer = received;
    statusErrors
        .of(received, details)
        .ifPresent(
            error -> {
              throw error;
            });
    return received;
  }

  void failed(HesException failure) {
    this.failure = failure;
  }

  /** What went wrong on the way, however the RI has wrapped it. */
  Optional<HesException> failure() {
    if (failure != null) {
      return Optional.of(failure);
    }
    return answer == null ? Optional.empty() : answer.failure();
  }

  @Override
  public void close() {
    if (answer != null) {
      answer.close();
    }
  }
}
