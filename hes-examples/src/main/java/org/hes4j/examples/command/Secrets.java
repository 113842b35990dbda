package org.hes4j.examples.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where secrets come from: a file, the environment or the configuration file; never the command
 * line.
 */
final class Secrets {
  private final Surroundings surroundings;
  private final ConfigFile config;

  Secrets(Surroundings surroundings, ConfigFile config) {
    this.surroundings = surroundings;
    this.config = config;
  }

  /**
   * A secret.
   *
   * @param file goes before all else
   * @param variable the environment's name for it
   * @param name the configuration file's name for it
   */
  Optional<String> find(@Nullable Path file, String variable, String name) {
    return Optional.ofNullable(file)
        .map(this::read)
        .or(() -> surroundings.variable(variable))
        .or(() -> config.value(name));
  }

  /** The one line, without the line break and blanks with which editors end files. */
  private String read(Path file) {
    try {
      String secret = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (secret.isEmpty() || secret.lines().count() > 1) {
        throw new UsageException("the file " + file + " must hold the secret alone, in one line");
      }
      if (ConfigFile.readableByOthers(file)) {
        surroundings
            .err()
            .println("imhs-cmd: warning: others can read " + file + "; run: chmod 600 " + file);
      }
      return secret;
    } catch (NoSuchFileException e) {
      throw new UsageException("the file " + file + " does not exist");
    } catch (IOException e) {
      throw new UsageException(
          "the file " + file + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }
}
