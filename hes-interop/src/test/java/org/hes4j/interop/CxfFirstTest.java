package org.hes4j.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our client and our emulator stay on the RI in an application that has CXF first on its class
 * path. The JVM's own log of the classes that it loads is the witness.
 */
class CxfFirstTest {
  private static List<String> log;

  @BeforeAll
  static void runTheApplication(@TempDir Path folder) throws Exception {
    try (HesEmulator service = HesEmulator.start("admin", "key", "example.com");
        JavaProgram application =
            JavaProgram.start(
                ClassPaths.cxfBeforeOurs(),
                folder.resolve("errors.txt"),
                "-Xlog:class+load=info:stdout:tags",
                CxfFirstProgram.class.getName(),
                service.soapUri().toString())) {
      log = application.lines();
    }
  }

  /** The classes of a package that were loaded before the application said something. */
  private static List<String> loaded(String inPackage, String before) {
    assertThat(log).contains(before);
    return log.subList(0, log.indexOf(before)).stream()
        .filter(line -> line.startsWith("[class,load] " + inPackage))
        .toList();
  }

  @Test
  void theApplicationItselfGetsCxf() {
    String last = "anybody else gets org.apache.cxf.jaxws.spi.ProviderImpl";
    assertThat(log).endsWith(last);
    assertThat(loaded("org.apache.cxf.", last)).isNotEmpty();
  }

  @Test
  void ourClientStaysOnTheRi() {
    assertThat(log).contains("listed [ann@example.com]");
    assertThat(loaded("org.apache.cxf.", "our client is done")).isEmpty();
    assertThat(loaded("com.sun.xml.ws.spi.ProviderImpl", "our client is done")).isNotEmpty();
  }

  @Test
  void ourEmulatorStaysOnTheRi() {
    assertThat(loaded("org.apache.cxf.", "our emulator is done")).isEmpty();
    assertThat(loaded("com.sun.xml.ws.transport.http.server.", "our emulator is done"))
        .isNotEmpty();
  }
}
