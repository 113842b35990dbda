package org.hes4j.interop.cxf;

import java.util.List;
import org.hes4j.interop.cxf.stub.HesPort;
import org.hes4j.interop.cxf.stub.StageBase;

/** A change in several messages. Begins with what {@link Lists} has left. */
final class Stages {
  private static final String COM = "example.com";
  private static final String KEPT = "stage-0001";
  private static final String DROPPED = "stage-0002";

  private final HesPort port;

  Stages(HesPort port) {
    this.port = port;
  }

  void run() throws Exception {
    Transcript.step(
        "beginStage", () -> Values.text(port.beginStage(COM, KEPT, StageBase.PRESENT, 3)));
    Transcript.step(
        "append additions",
        () ->
            Values.text(
                port.appendToStage(KEPT, 1, List.of(Values.recipient("dee@example.com")), null)));
    Transcript.step(
        "append removals",
        () -> Values.text(port.appendToStage(KEPT, 2, null, List.of("zoë@example.com"))));
    Transcript.step(
        "commit with a wrong count",
        () -> Values.text(port.commitStage(KEPT, 3, Digests.of(List.of()))));
    List<String> list = List.of("cid@example.com", "dee@example.com");
    Transcript.step("commitStage", () -> Values.text(port.commitStage(KEPT, 2, Digests.of(list))));
    Transcript.step(
        "begin another", () -> Values.text(port.beginStage(COM, DROPPED, StageBase.NOTHING, 4)));
    Transcript.step("abortStage", this::abort);
    Transcript.step(
        "append to what is gone",
        () -> Values.text(port.appendToStage(DROPPED, 1, Values.users(1, COM), null)));
  }

  private String abort() throws Exception {
    port.abortStage(DROPPED);
    return "gone";
  }
}
