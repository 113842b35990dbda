package org.hes4j.examples.command;

import java.util.Map;
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
      Map.of("endpoint", "HES_ENDPOINT", "username", "HES_USERNAME");

  private final Surroundings surroundings;
  private final ConfigFile config;

  ConfiguredDefaults(Surroundings surroundings, ConfigFile config) {
    this.surroundings = surroundings;
    this.config = config;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String name = name(option);
    String variable = VARIABLES.get(name);
    return (variable == null ? java.util.Optional.<String>empty() : surroundings.variable(variable))
        .or(() -> config.value(name))
        .orElse(null);
  }

  /** The longest name without its dashes. */
  static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }
}
