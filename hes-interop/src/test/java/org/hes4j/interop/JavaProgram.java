package org.hes4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program in a JVM of its own, with a class path of its own. What it says is text in UTF-8. It is
 * ended when this is closed, or when it takes too long.
 */
final class JavaProgram implements AutoCloseable {
  private static final long LONGEST_SECONDS = 90;
  private static final int MOST_SHOWN = 10;

  /** JDK 17 looks at the first two, newer ones at the third. */
  private static final List<String> UTF_8_OUTPUT =
      List.of("-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-Dstdout.encoding=UTF-8");

  private final Process process;
  private final BufferedReader output;
  private final Path errors;

  private JavaProgram(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    output = process.inputReader(UTF_8);
  }

  /**
   * Starts a program.
   *
   * @param classPath where its classes are, in this order
   * @param errors a file for what it says to standard error
   * @param arguments options of the JVM, the main class, and its arguments
   */
  static JavaProgram start(List<String> classPath, Path errors, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(UTF_8_OUTPUT);
    // It lives for seconds; the second compiler does not pay.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    return new JavaProgram(process, errors);
  }

  /** The first line it says, once it does. */
  String firstLine() throws InterruptedException {
    return within(
        () -> {
          String line = output.readLine();
          if (line == null) {
            throw new IllegalStateException("the program ended and said nothing" + errors());
          }
          return line;
        });
  }

  /** Every line it says until it ends, which it must do well. */
  List<String> lines() throws InterruptedException {
    List<String> lines = within(() -> output.lines().toList());
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("the program failed after " + last(lines) + errors());
    }
    return lines;
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - MOST_SHOWN), lines.size());
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> T within(Reading<T> reading) throws InterruptedException {
    try {
      return CompletableFuture.supplyAsync(
              () -> {
                try {
                  return reading.read();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      close();
      throw new IllegalStateException("the program took too long" + errors(), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the program cannot be understood" + errors(), e);
    }
  }

  private String errors() {
    try {
      return "; it said to standard error:\n" + Files.readString(errors, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
