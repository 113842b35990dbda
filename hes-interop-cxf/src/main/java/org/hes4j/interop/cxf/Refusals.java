package org.hes4j.interop.cxf;

import java.util.List;
import org.hes4j.interop.cxf.stub.HesPort;

/** What the service must refuse. Begins with what {@link Stages} has left. */
final class Refusals {
  private static final String COM = "example.com";

  private final HesPort port;

  Refusals(HesPort port) {
    this.port = port;
  }

  void run() throws Exception {
    Transcript.step(
        "unknown domain",
        () -> Values.text(port.addUsers("example.org", Values.users(1, "example.org"))));
    Transcript.step(
        "invalid recipients",
        () ->
            Values.text(
                port.addUsers(
                    COM,
                    List.of(Values.recipient("ann@example.net"), Values.recipient("no address")))));
    Transcript.step(
        "too many", () -> Values.text(port.replaceUsers(COM, Values.users(10_001, COM))));
    Transcript.step(
        "old revision",
        () -> Values.text(port.changeUsers(COM, "change-0002", 2, Values.users(1, COM), null)));
    Transcript.step("old page", () -> Values.text(port.listUsers(COM, 1L, null, 10)));
    Transcript.step("against the schema", () -> Values.text(port.deleteUsers(COM, List.of())));
  }
}
