package org.hes4j.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Command lines of imhs-cmd, as a user would write them: {@code java -jar} without a flag for the
 * JVM, or the launcher that is shipped.
 */
final class ImhsCmd {
  private final Path noConfiguration;
  private final List<String> start;
  private final Map<String, String> environment;

  private ImhsCmd(Bench bench, List<String> start, Map<String, String> environment) {
    this.noConfiguration = bench.folder().resolve("no.properties");
    this.start = start;
    this.environment = environment;
  }

  static ImhsCmd jar(Bench bench) {
    String jar = bench.settings().jars().command().toString();
    return new ImhsCmd(bench, List.of(Command.javaProgram(), "-jar", jar), Map.of());
  }

  /** With a folder of its own for the archive that its first run leaves behind. */
  static ImhsCmd launcher(Bench bench) {
    Settings.Jars jars = bench.settings().jars();
    return new ImhsCmd(
        bench,
        List.of(jars.launcher().toString()),
        Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            "IMHS_CMD_JAR", jars.command().toString(),
            "XDG_CACHE_HOME", bench.folder().resolve("cache").toString()));
  }

  /** A run against a service. */
  Command against(Service service, String binding, Path journal, List<String> words) {
    List<String> all = new ArrayList<>(start);
    all.addAll(options(binding, journal));
    all.addAll(words);
    Map<String, String> known = new HashMap<>(service.environment(binding));
    known.putAll(environment);
    return new Command(all, known);
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
