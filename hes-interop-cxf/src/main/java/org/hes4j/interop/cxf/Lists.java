package org.hes4j.interop.cxf;

import java.util.List;
import org.hes4j.interop.cxf.stub.HesPort;

/** The operations that take one message. */
final class Lists {
  private static final String COM = "example.com";
  private static final String CHANGE = "00000000-0000-4000-8000-000000000001";

  private final HesPort port;

  Lists(HesPort port) {
    this.port = port;
  }

  void run() throws Exception {
    Transcript.step("listDomains", () -> Values.text(port.listDomains()));
    Transcript.step(
        "addUsers",
        () ->
            Values.text(
                port.addUsers(
                    COM,
                    List.of(
                        Values.recipient("ann@example.com", "Ann & <Söhne> 😀"),
                        Values.recipient("bob@example.com"),
                        Values.recipient("zoë@example.com")))));
    Transcript.step("first page", () -> Values.text(port.listUsers(COM, null, null, 2)));
    Transcript.step(
        "second page", () -> Values.text(port.listUsers(COM, 1L, "bob@example.com", 2)));
    Transcript.step(
        "deleteUsers", () -> Values.text(port.deleteUsers(COM, List.of("bob@example.com"))));
    Transcript.step("changeUsers", this::change);
    Transcript.step("changeUsers again", this::change);
    Transcript.step(
        "replaceUsers",
        () -> Values.text(port.replaceUsers("example.net", Values.users(10_000, "example.net"))));
    Transcript.step(
        "largest page",
        () ->
            String.valueOf(
                port.listUsers("example.net", null, null, 10_000).getRecipient().size()));
  }

  private String change() throws Exception {
    return Values.text(
        port.changeUsers(
            COM,
            CHANGE,
            2,
            List.of(Values.recipient("cid@example.com")),
            List.of("ann@example.com")));
  }
}
