package org.hes4j.examples.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
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

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(env|sys|bundle):");

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
   *     an unknown name, a name without a value or more than once, or a placeholder
   */
  static ConfigFile find(@Nullable Path named, Path home, Set<String> known) {
    Path file = named == null ? home.resolve(DEFAULT_NAME) : named;
    if (named == null && !Files.exists(file)) {
      return new ConfigFile(file, Map.of());
    }
    ConfigFile config = new ConfigFile(file, read(file));
    config.requireKnown(known);
    config.requireValues();
    config.requireNoPlaceholders();
    config.requirePrivate();
    return config;
  }

  private static Map<String, String> read(Path file) {
    Once properties = new Once();
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
    properties.requireOnce(file);
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

  /** Remembers names that come again, of which the last would win unseen. */
  private static final class Once extends Properties {
    private static final long serialVersionUID = 1L;

    private final TreeSet<String> again = new TreeSet<>();

    @Override
    public synchronized Object put(Object name, Object value) {
      if (containsKey(name)) {
        again.add(name.toString());
      }
      return super.put(name, value);
    }

    void requireOnce(Path file) {
      if (!again.isEmpty()) {
        throw new UsageException(
            "the configuration file "
                + file
                + " has names more than once: "
                + again
                + "; a name stands there once, what can be given several times goes on the command"
                + " line");
      }
    }
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

  /** They were replaced once; taken as they stand they would name another folder or recipient. */
  private void requireNoPlaceholders() {
    Set<String> open = new TreeSet<>(values.keySet());
    open.removeAll(SECRETS);
    open.removeIf(name -> !PLACEHOLDER.matcher(values.getOrDefault(name, "")).find());
    if (!open.isEmpty()) {
      throw new UsageException(
          "the configuration file "
              + file
              + " has values with a placeholder, which is replaced by nobody: "
              + open
              + "; write out what it stands for");
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
