package org.hes4j.examples.command;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option is when the command line does not say: the environment goes before the
 * configuration file.
 */
final class ConfiguredDefaults implements IDefaultValueProvider {
  private static final Map<String, String> VARIABLES =
      Map.of("endpoint", "HES_ENDPOINT", "username", "HES_USERNAME", "journal", "HES_JOURNAL");

  /**
   * Where the environment holds a secret itself, a file that the configuration names is not read.
   */
  private static final Map<String, String> SECRET_FILES =
      Map.of(
          "api-key-file", "HES_API_KEY",
          "bind-password-file", "HES_BIND_PASSWORD",
          "key-store-password-file", "HES_KEY_STORE_PASSWORD",
          "trust-store-password-file", "HES_TRUST_STORE_PASSWORD",
          "jdbc-password-file", "HES_JDBC_PASSWORD",
          "proxy-password-file", "HES_PROXY_PASSWORD");

  private final Surroundings surroundings;
  private final ConfigFile config;

  ConfiguredDefaults(Surroundings surroundings, ConfigFile config) {
    this.surroundings = surroundings;
    this.config = config;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? value(name(option)).orElse(null) : null;
  }

  private Optional<String> value(String name) {
    if (variable(SECRET_FILES, name).isPresent()) {
      return Optional.empty();
    }
    return variable(VARIABLES, name).or(() -> config.value(name));
  }

  private Optional<String> variable(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).flatMap(surroundings::variable);
  }

  /** The longest name without its dashes. */
  static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }
}
