package org.hes4j.interop.cxf;

import java.util.concurrent.Callable;

/** Says step by step what the service answered, a line each, for the test that started us. */
final class Transcript {
  private Transcript() {}

  /**
   * Makes a call and says its result, or the fault it ended in.
   *
   * @throws Exception when it ends in anything else
   */
  static void step(String name, Callable<String> call) throws Exception {
    String outcome;
    try {
      outcome = call.call();
    } catch (Exception e) {
      outcome = FaultText.of(e);
    }
    System.out.println(name + ": " + outcome);
  }
}
