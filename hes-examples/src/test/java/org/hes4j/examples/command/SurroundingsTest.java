package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  /** As Java has it in a container that runs as a user the system does not list. */
  @Test
  void shouldTakeTheHomeOfTheShellWhereJavaKnowsNone() {
    assertThat(Surroundings.home("?", "/home/ann")).isEqualTo(Path.of("/home/ann"));
    assertThat(Surroundings.home("/root", "/home/ann")).isEqualTo(Path.of("/root"));
    assertThat(Surroundings.home("?", null)).isEqualTo(Path.of("?"));
    assertThat(Surroundings.home("?", "")).isEqualTo(Path.of("?"));
  }
}
