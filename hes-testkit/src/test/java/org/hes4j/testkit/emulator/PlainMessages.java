package org.hes4j.testkit.emulator;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Messages of the very form in which hes-client sends a batch for a stage. */
final class PlainMessages {
  /** What hes-client says of such a message. */
  static final Map<String, String> HEADERS =
      Map.of("Content-Type", "text/xml; charset=utf-8", "Accept", "text/xml", "SOAPAction", "\"\"");

  private PlainMessages() {}

  static String message(String stage, String number, String additions) {
    return "<?xml version='1.0' encoding='UTF-8'?>"
        + "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
        + "<appendToStage xmlns=\"urn:hes4j:hes:1\"><stage>"
        + stage
        + "</stage><batch>"
        + number
        + "</batch>"
        + additions
        + "</appendToStage></S:Body></S:Envelope>";
  }

  static String additions(String... addresses) {
    return Arrays.stream(addresses)
        .map(address -> "<addition><address>" + address + "</address></addition>")
        .collect(Collectors.joining());
  }
}
