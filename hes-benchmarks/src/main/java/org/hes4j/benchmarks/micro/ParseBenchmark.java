package org.hes4j.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.concurrent.TimeUnit;
import org.hes4j.benchmarks.SampleRecipients;
import org.hes4j.directory.csv.CsvRecipientSource;
import org.hes4j.directory.ldif.LdifRecipientSource;
import org.hes4j.recipient.RecipientSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Files, in memory, to records. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ParseBenchmark {
  /** How many recipients the file holds. */
  @Param("100000")
  public int recipients;

  private byte[] csv = {};
  private byte[] ldif = {};

  /** Makes the files. */
  @Setup
  public void setUp() {
    StringBuilder lines = new StringBuilder();
    StringBuilder entries = new StringBuilder();
    for (int n = 0; n < recipients; n++) {
      String mail = SampleRecipients.mail(n);
      lines.append(mail).append(",\"").append(SampleRecipients.name(n)).append("\"\n");
      entries.append("dn: uid=u").append(n).append(",dc=example,dc=com\nmail: ").append(mail);
      entries.append("\n\n");
    }
    csv = lines.toString().getBytes(UTF_8);
    ldif = entries.toString().getBytes(UTF_8);
  }

  /** Address and name, comma, quotes. */
  @Benchmark
  public void csv(Blackhole hole) {
    read(CsvRecipientSource.of("memory", () -> new ByteArrayInputStream(csv)), hole);
  }

  /** Entries of a DN and an address. */
  @Benchmark
  public void ldif(Blackhole hole) {
    read(LdifRecipientSource.of("memory", () -> new ByteArrayInputStream(ldif)), hole);
  }

  private static void read(RecipientSource source, Blackhole hole) {
    source.read(hole::consume);
  }
}
