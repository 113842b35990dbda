package org.hes4j.examples.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A properties file of option values. Immutable. */
final class ConfigFile {
  /** Where it is looked for when nothing is said. */
  static final String DEFAULT_NAME = ".imhs-cmd.properties";

  /** Values that only a file or the environment may hold. */
  static final Set<String> SECRETS =
      Set.of(
          "api-key",
          "bind-password",
          "key-store-password",
          "trust-store-password",
          "jdbc-password",
          "proxy-password");

  /**
   * What means something for one run only. A removal allowance in a file would be a guard that is
   * off and stays off.
   */
  static final Set<String> COMMAND_LINE_ONLY =
      Set.of(
          "allow-removals",
          "run",
          "check",
          "output",
          "report",
          "report-json",
          "config",
          "debug",
          "help",
          "version");

  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Path file;
  private final Map<String, String> values;

  private ConfigFile(Path file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  /**
   * The file that was named, or the one in the home folder where there is one.
   *
   * @throws UsageException when the named one is missing, or holds a secret that others can read,
   *     an unknown name, or a name without a value
   */
  static ConfigFile find(@Nullable Path named, Path home, Set<String> known) {
    Path file = named == null ? home.resolve(DEFAULT_NAME) : named;
    if (named == null && !Files.exists(file)) {
      return new ConfigFile(file, Map.of());
    }
    ConfigFile config = new ConfigFile(file, read(file));
    config.requireKnown(known);
    config.requireValues();
    config.requirePrivate();
    return config;
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new UsageException("the configuration file " + file + " does not exist");
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "the configuration file "
              + file
              + " cannot be read as a properties file in UTF-8 ("
              + e.getClass().getSimpleName()
              + ")");
    }
    Map<String, String> values = new java.util.HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return Map.copyOf(values);
  }

  private void requireKnown(Set<String> known) {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(known);
    values.keySet().stream().filter(COMMAND_LINE_ONLY::contains).forEach(unknown::add);
    unknown.removeAll(SECRETS);
    if (!unknown.isEmpty()) {
      throw new UsageException(
          "the configuration file "
              + file
              + " has names that mean nothing there: "
              + unknown
              + "; names are those of the options without the two dashes");
    }
  }

  /** A bare {@code start-tls} is meant as a yes; taken for unset it would be a no. */
  private void requireValues() {
    Set<String> bare = new TreeSet<>(values.keySet());
    bare.removeIf(name -> !values.getOrDefault(name, "").isBlank());
    if (!bare.isEmpty()) {
      throw new UsageException(
          "the configuration file "
              + file
              + " has names without a value: "
              + bare
              + "; write NAME=VALUE (true turns a switch on), or take the line out");
    }
  }

  private void requirePrivate() {
    if (values.keySet().stream().noneMatch(SECRETS::contains)) {
      return;
    }
    if (readableByOthers(file)) {
      throw new UsageException(
          "the configuration file "
              + file
              + " holds a secret and others can read it; run: chmod 600 "
              + file);
    }
  }

  /** Whether others than the owner can read or write a file, where the file system can tell. */
  static boolean readableByOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** A value, where there is one. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** What a value of it is called in messages. */
  String placeOf(String name) {
    return name + " in " + file;
  }
}
