package org.hes4j.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.hes4j.testkit.RequiresSlapd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The comparison in small, for its correctness: that the lists end right, that nothing is written
 * where nothing changed, and that all counted the same people. How long it took does not matter.
 */
@RequiresSlapd
@EnabledIfEnvironmentVariable(
    named = "CI",
    matches = "true",
    disabledReason = "the comparison needs ldapsearch, curl and GNU time; .ci/run brings them")
class EndToEndIT {
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void shouldFindEveryRunRight() {
    StringWriter written = new StringWriter();
    int status =
        EndToEnd.run(
            new PrintWriter(written),
            "--recipients=20000",
            "--rounds=1",
            "--no-warm-up",
            "--report-only",
            "--only=ldap,files,jdbc,incremental",
            "--imhs-cmd=../hes-examples/target/imhs-cmd.jar",
            "--launcher=../hes-examples/bin/imhs-cmd",
            "--emulator=../hes-testkit/target/hes-emulator.jar");

    assertThat(status).as(written.toString()).isZero();
    assertThat(written.toString())
        .contains("| first full run, SOAP / raw read |")
        .contains("| nothing changed, full read, REST / raw read |")
        .contains("| LDIF to a plan / the bare library |")
        .contains("| JDBC (PostgreSQL) to a plan, through the launcher / the bare library |");
  }
}
