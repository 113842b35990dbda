package org.hes4j.examples.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was said of each option: on the command line, or else in the environment, or else in the
 * configuration file. Immutable.
 */
final class Given {
  private static final int MOST_SHOWN = 100;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*\\}");

  private final Typed typed;
  private final Function<Setting<?>, Optional<ConfiguredDefaults.Default>> defaults;

  /** What the command line alone says. */
  Given(Typed typed) {
    this.typed = typed;
    this.defaults = setting -> Optional.empty();
  }

  Given(Typed typed, ConfiguredDefaults defaults) {
    this.typed = typed;
    this.defaults = defaults::of;
  }

  /**
   * Looks at all values, those too that nobody asks for.
   *
   * @throws UsageException when one cannot be read
   */
  void requireReadable(List<Setting<?>> known) {
    for (Setting<?> setting : known) {
      if (setting.isSwitch()) {
        value(setting);
      } else {
        values(setting);
      }
    }
  }

  /**
   * The one value of an option, or null.
   *
   * @throws UsageException when there are several, or it cannot be read
   */
  <T> @Nullable T value(Setting<T> setting) {
    List<T> all = values(setting);
    if (all.size() > 1) {
      throw new UsageException(setting + " is given " + all.size() + " times; it has one value");
    }
    return all.isEmpty() ? null : all.get(0);
  }

  /** The one value of an option, or another one where nothing was said. */
  <T> T value(Setting<T> setting, T otherwise) {
    T value = value(setting);
    return value == null ? otherwise : value;
  }

  /**
   * The values of an option that may be given several times.
   *
   * @throws UsageException when one cannot be read
   */
  <T> List<T> values(Setting<T> setting) {
    List<String> words = typed.values(setting);
    if (!words.isEmpty()) {
      return words.stream().map(word -> read(setting, word, setting.toString())).toList();
    }
    return defaults.apply(setting).map(said -> List.of(read(setting, said))).orElse(List.of());
  }

  /** A shell replaces placeholders; here they would name another folder or recipient. */
  private static <T> T read(Setting<T> setting, ConfiguredDefaults.Default said) {
    if (PLACEHOLDER.matcher(said.value()).find()) {
      throw new UsageException(
          said.where()
              + " holds a placeholder (${…}), which nobody replaces; write out what it stands for");
    }
    return read(setting, said.value(), said.where());
  }

  private static <T> T read(Setting<T> setting, String value, String where) {
    if (value.isEmpty()) {
      throw new UsageException(where + " is empty");
    }
    try {
      return setting.kind().read(value);
    } catch (IllegalArgumentException e) {
      // a URL may hold a password
      String shown =
          setting.kind() == Kind.ADDRESS ? " cannot be read: " : " is '" + shown(value) + "': ";
      throw new UsageException(where + shown + e.getMessage());
    }
  }

  private static String shown(String value) {
    String start = value.length() > MOST_SHOWN ? value.substring(0, MOST_SHOWN) + "…" : value;
    return CONTROL.matcher(start).replaceAll("?");
  }
}
