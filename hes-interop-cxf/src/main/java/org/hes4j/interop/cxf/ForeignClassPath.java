package org.hes4j.interop.cxf;

import java.util.List;

/** Holds a program to its promise to know nothing of ours and nothing of the RI. */
final class ForeignClassPath {
  private static final List<String> STRANGERS =
      List.of(
          "com/sun/xml/ws/spi/ProviderImpl.class",
          "com/sun/xml/ws/api/pipe/Tube.class",
          "org/hes4j/client/HesClient.class",
          "org/hes4j/client/soap/stub/HesPort.class",
          "org/hes4j/testkit/emulator/HesEmulator.class");

  private ForeignClassPath() {}

  /**
   * Requires that only CXF is there.
   *
   * @throws IllegalStateException when something else is
   */
  static void require() {
    for (String stranger : STRANGERS) {
      if (ForeignClassPath.class.getClassLoader().getResource(stranger) != null) {
        throw new IllegalStateException(stranger + " is on the class path: only CXF may be");
      }
    }
  }
}
