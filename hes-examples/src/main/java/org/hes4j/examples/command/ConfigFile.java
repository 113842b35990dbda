package org.hes4j.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

  private final Path file;
  private final Map<String, String> values;

  private ConfigFile(Path file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  /**
   * The file that was named, or the one in the home folder where there is one.
   *
   * @throws UsageException when the named one cannot be read, or holds a secret that others can
   *     read, an unknown name, or a name without a value or more than once
   */
  static ConfigFile find(@Nullable Path named, Path home, Set<String> known) {
    Path file = named == null ? home.resolve(DEFAULT_NAME) : named;
    if (named == null && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new ConfigFile(file, Map.of());
    }
    ConfigFile config = new ConfigFile(file, read(file, known));
    config.requireKnown(known);
    config.requireValues();
    config.requirePrivate();
    return config;
  }

  private static Map<String, String> read(Path file, Set<String> known) {
    Set<String> names = new HashSet<>(known);
    names.addAll(SECRETS);
    Properties properties = new ConfigText(file).read(names);
    Map<String, String> values = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      String value = properties.getProperty(name);
      values.put(name, SECRETS.contains(name) ? value : withoutEnd(value));
    }
    return Map.copyOf(values);
  }

  /** Nobody sees a blank at the end of a line; what is nothing else is meant. */
  private static String withoutEnd(String value) {
    String stripped = value.stripTrailing();
    return stripped.isEmpty() ? value : stripped;
  }

  private void requireKnown(Set<String> known) {
    Set<String> elsewhere = new TreeSet<>(values.keySet());
    elsewhere.retainAll(COMMAND_LINE_ONLY);
    if (!elsewhere.isEmpty()) {
      throw new UsageException(
          "the configuration file "
              + file
              + " has names that mean something on the command line alone: "
              + elsewhere
              + "; take them out");
    }
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(known);
    unknown.removeAll(SECRETS);
    if (!unknown.isEmpty()) {
      throw new UsageException(
          "the configuration file "
              + file
              + " has names that mean nothing there: "
              + shown(unknown)
              + "; names are those of the options without the two dashes");
    }
  }

  /** What is no name may be a secret: of a line that was broken, or of another file. */
  private static String shown(Set<String> unknown) {
    List<String> names = unknown.stream().filter(name -> NAME.matcher(name).matches()).toList();
    long others = unknown.size() - (long) names.size();
    if (names.isEmpty()) {
      return others + " that cannot be names";
    }
    return names + (others == 0 ? "" : " and " + others + " that cannot be names");
  }

  /** A bare {@code start-tls} is meant as a yes; taken for unset it would be a no. */
  private void requireValues() {
    Set<String> bare = new TreeSet<>(values.keySet());
    bare.removeIf(name -> !values.getOrDefault(name, "").isEmpty());
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
