package org.hes4j.benchmarks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Compares imhs-cmd with the baselines and prints the targets. Exit status 0 when all are met, 1
 * when one is missed, 2 for wrong usage, 3 when a run did not do what it should.
 */
@Command(
    name = "end-to-end/run.sh",
    description = "Compares imhs-cmd with what it replaces, on real servers.",
    sortOptions = false)
public final class EndToEnd implements Callable<Integer> {
  private static final int MISSED = 1;
  private static final int WRONG = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--recipients",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "people in the directory; ${DEFAULT-VALUE}")
  private int recipients;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "rounds that count; ${DEFAULT-VALUE}")
  private int rounds;

  @Option(names = "--no-warm-up", description = "count the first round too")
  private boolean noWarmUp;

  @Option(
      names = "--large",
      description = "ten times as many as well, where the cost is compared by size")
  private boolean large;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      defaultValue = "ldap,files,jdbc,incremental,scale",
      description = "which comparisons; ${DEFAULT-VALUE}")
  private List<String> parts = List.of();

  @Option(names = "--report-only", description = "exit with 0 although a target is missed")
  private boolean reportOnly;

  @Option(
      names = "--imhs-cmd",
      paramLabel = "JAR",
      defaultValue = "hes-examples/target/imhs-cmd.jar",
      description = "${DEFAULT-VALUE}")
  private Path commandJar = Path.of("");

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      defaultValue = "hes-examples/bin/imhs-cmd",
      description = "${DEFAULT-VALUE}")
  private Path launcher = Path.of("");

  @Option(
      names = "--emulator",
      paramLabel = "JAR",
      defaultValue = "hes-testkit/target/hes-emulator.jar",
      description = "${DEFAULT-VALUE}")
  private Path emulatorJar = Path.of("");

  @Option(names = "--help", usageHelp = true, description = "show this and exit")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  private EndToEnd() {}

  /** Runs the comparison. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    System.exit(run(out, arguments));
  }

  /** Runs the comparison and returns its exit status. */
  static int run(PrintWriter out, String... arguments) {
    return new CommandLine(new EndToEnd())
        .setOut(out)
        .setErr(out)
        .setExecutionExceptionHandler(
            (e, commandLine, parsed) -> {
              commandLine.getErr().println(e instanceof IllegalStateException ? e.getMessage() : e);
              return WRONG;
            })
        .execute(arguments);
  }

  @Override
  public Integer call() throws IOException, SQLException, URISyntaxException {
    Report report = new Report(spec.commandLine().getOut());
    Path folder = Files.createTempDirectory("hes4j-benchmark");
    try {
      Files.createFile(folder.resolve("no.properties"));
      report.line("Machine: " + Machine.line() + ".");
      compare(bench(folder, report));
    } finally {
      delete(folder);
    }
    return report.targets() == 0 || reportOnly ? 0 : MISSED;
  }

  private Bench bench(Path folder, Report report) {
    Settings.Jars jars =
        new Settings.Jars(existing(commandJar), existing(launcher), existing(emulatorJar));
    Settings settings = new Settings(recipients, rounds, !noWarmUp, jars);
    Runner runner = new Runner(folder);
    return new Bench(settings, folder, runner, new Rounds(runner, settings), report);
  }

  private static Path existing(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("no " + jar + "; build it with mvn -DskipTests package");
    }
    return jar.toAbsolutePath();
  }

  private void compare(Bench bench) throws IOException, SQLException, URISyntaxException {
    People people = new People(recipients);
    if (parts.contains("ldap")) {
      new LdapComparison(bench, people).run();
    }
    if (parts.contains("files")) {
      new FileComparison(bench, people).run();
    }
    if (parts.contains("jdbc")) {
      new JdbcComparison(bench, people).run();
    }
    if (parts.contains("incremental")) {
      new IncrementalComparison(bench, people).run();
    }
    if (parts.contains("scale")) {
      new ScaleComparison(bench, sizes()).run();
    }
  }

  private int[] sizes() {
    IntStream upTo = IntStream.of(recipients / 100, recipients / 10, recipients);
    IntStream beyond = large ? IntStream.of(Math.multiplyExact(recipients, 10)) : IntStream.empty();
    return IntStream.concat(upTo, beyond).toArray();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
