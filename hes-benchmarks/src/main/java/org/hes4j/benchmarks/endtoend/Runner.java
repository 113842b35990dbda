package org.hes4j.benchmarks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs one at a time and measures each by GNU time, which sees what a parent sees. */
final class Runner {
  private static final long MOST_MINUTES = 30;
  private static final int MOST_CHARACTERS_SHOWN = 2000;
  private static final double KIB_PER_MIB = 1024;

  private final Path folder;
  private final Path time;

  /**
   * A runner.
   *
   * @param folder where programs run, and where their output is kept meanwhile
   */
  Runner(Path folder) {
    this.folder = folder;
    this.time =
        Stream.of("/usr/bin/time", "/usr/local/bin/gtime")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "GNU time is not installed: no /usr/bin/time (Debian: apt-get install"
                            + " time)"));
  }

  record Finished(Measured measured, String output) {}

  /**
   * Runs a program to its end.
   *
   * @throws IllegalStateException when its exit status is not 0; the message holds what it wrote
   */
  Finished run(Command command) {
    try {
      return measure(command);
    } catch (IOException e) {
      throw new UncheckedIOException(command.words().get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Finished measure(Command command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path figures = folder.resolve("figures");
    ProcessBuilder builder = new ProcessBuilder(words(command, figures));
    builder.directory(folder.toFile()).environment().putAll(command.environment());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    long started = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    int exit = ended(process);
    double seconds = (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1);
    String written = Files.readString(output, UTF_8);
    if (exit != 0) {
      throw new IllegalStateException(
          String.join(" ", command.words()) + "\nended with status " + exit + ":\n" + end(written));
    }
    String[] numbers = Files.readString(figures, UTF_8).strip().split(" ", -1);
    double cpu = Double.parseDouble(numbers[0]) + Double.parseDouble(numbers[1]);
    return new Finished(
        new Measured(seconds, cpu, Double.parseDouble(numbers[2]) / KIB_PER_MIB), written);
  }

  private List<String> words(Command command, Path figures) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(time.toString(), "-q", "-f", "%U %S %M", "-o", figures.toString()));
    words.addAll(command.words());
    return words;
  }

  private static int ended(Process process) throws InterruptedException {
    try {
      if (process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      throw new IllegalStateException("still running after " + MOST_MINUTES + " minutes");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - MOST_CHARACTERS_SHOWN));
  }
}
