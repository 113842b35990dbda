package org.hes4j.examples.command;

import java.util.Map;
import java.util.Optional;

/**
 * What an option is when the command line does not say: the environment goes before the
 * configuration file.
 */
final class ConfiguredDefaults {
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

  /**
   * A value that stands somewhere else than on the command line.
   *
   * @param where what it is called there
   */
  record Default(String value, String where) {}

  Optional<Default> of(Setting<?> setting) {
    String name = setting.name();
    if (variable(SECRET_FILES, name).isPresent()) {
      return Optional.empty();
    }
    return variable(VARIABLES, name)
        .or(() -> config.value(name).map(value -> new Default(value, config.placeOf(name))));
  }

  private Optional<Default> variable(Map<String, String> variables, String name) {
    String variable = variables.get(name);
    return variable == null
        ? Optional.empty()
        : surroundings.variable(variable).map(value -> new Default(value, variable));
  }
}
