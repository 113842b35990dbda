package org.hes4j.benchmarks.endtoend;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Command lines of imhs-cmd, as a user would write them: no flag for the JVM. */
final class ImhsCmd {
  private final Path jar;
  private final Path noConfiguration;

  ImhsCmd(Bench bench) {
    this.jar = bench.settings().jars().command();
    this.noConfiguration = bench.folder().resolve("no.properties");
  }

  /** A run against a service. */
  Command against(Service service, String binding, Path journal, List<String> words) {
    List<String> all = new ArrayList<>(List.of(Command.javaProgram(), "-jar", jar.toString()));
    all.addAll(options(binding, journal));
    all.addAll(words);
    return new Command(all, service.environment(binding));
  }

  /** A run over SOAP whose class path holds a further jar, such as a driver. */
  Command with(Path further, Service service, Path journal, List<String> words) {
    List<String> all = new ArrayList<>(List.of(Command.javaProgram(), "-cp"));
    all.add(jar + File.pathSeparator + further);
    all.add("org.hes4j.examples.command.ImhsCmd");
    all.addAll(options("soap", journal));
    all.addAll(words);
    Map<String, String> environment = new HashMap<>(service.environment("soap"));
    environment.put("HES_JDBC_PASSWORD", "any: this database does not ask");
    return new Command(all, environment);
  }

  private List<String> options(String binding, Path journal) {
    return List.of(
        "--binding",
        binding,
        "--journal",
        journal.toString(),
        "--config",
        noConfiguration.toString());
  }

  /** Whether this imhs-cmd has an option. */
  boolean knows(String option, Runner runner) {
    Command help = Command.of(Command.javaProgram(), "-jar", jar.toString(), "--help");
    return runner.run(help).output().contains(option);
  }

  /** A check of what was printed. */
  static Consumer<String> says(String expected) {
    return output -> {
      if (!output.contains(expected)) {
        throw new IllegalStateException(
            "expected \"" + expected + "\" in what was printed, which is: " + output);
      }
    };
  }
}
