package org.hes4j.examples.command;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command finds around it: environment, home folder and the three streams.
 *
 * @param terminal whether a person watches standard error
 */
record Surroundings(
    Map<String, String> environment,
    Path home,
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean terminal) {

  /** Those of this process. Text is UTF-8 whatever the locale, for addresses may be. */
  static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        home(System.getProperty("user.home", "?"), System.getenv("HOME")),
        new FileInputStream(FileDescriptor.in),
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Terminal.isStandardError());
  }

  /**
   * Where the configuration file and the journal are looked for. Java knows no home folder of a
   * user that the system does not list, as one that only a container names; the shell may.
   */
  static Path home(String ofTheUser, @Nullable String ofTheShell) {
    boolean known = Path.of(ofTheUser).isAbsolute();
    return Path.of(known || ofTheShell == null || ofTheShell.isEmpty() ? ofTheUser : ofTheShell);
  }

  /** A variable of the environment; an empty one counts as unset. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
