package org.hes4j.testkit.emulator;

/**
 * What can go wrong with a request, on purpose: {@link HesEmulator#script}.
 *
 * <p>Each is the same on both wires, but for the words in which the wire says it.
 */
public enum Mishap {
  /** Nothing goes wrong; for a place in a script. */
  NONE(true),
  /** Status 403 in the words of the wire. Nothing is done. */
  DENIED(false),
  /** Status 500 in the words of the wire. Nothing is done. */
  INTERNAL_ERROR(false),
  /** Status 429 of a front end, {@code Retry-After: 1}. Nothing is done. */
  TOO_MANY_REQUESTS(false),
  /** Status 502 of a front end. Nothing is done. */
  BAD_GATEWAY(false),
  /** Status 503 of a front end. Nothing is done. */
  UNAVAILABLE(false),
  /** Status 504 of a front end that waited too long: the request is done all the same. */
  GATEWAY_TIMEOUT(true),
  /** The connection ends without an answer. Nothing is done. */
  CONNECTION_CLOSED(false),
  /** No answer, and the connection stays open until the emulator stops. Nothing is done. */
  SILENCE(false),
  /** Status 200 with the wire's content type and no body. Nothing is done. */
  EMPTY_ANSWER(false),
  /** Status 200 with the wire's content type and a body of another kind. Nothing is done. */
  GARBAGE(false),
  /** Status 200 with a page of HTML, as from a captive portal. Nothing is done. */
  HTML_PAGE(false),
  /** The request is done, and the connection ends without an answer. */
  ANSWER_LOST(true),
  /** The request is done, and the connection ends in the middle of the answer. */
  ANSWER_CUT_OFF(true),
  /**
   * The first half of the request is done (of a PUT: the delete), then status 500. The SOAP
   * contract does not allow that: there it is {@link #INTERNAL_ERROR}.
   */
  HALF_DONE(true);

  private final boolean done;

  Mishap(boolean done) {
    this.done = done;
  }

  /** Whether the request is done, wholly or in part, although it may look otherwise. */
  public boolean isDone() {
    return done;
  }
}
