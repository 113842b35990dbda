package org.hes4j.sync;

/** Ends work that is of no use any more, because something else has failed. Never seen outside. */
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stopped() {
    super("the run is being stopped", null, false, false);
  }
}
