package org.hes4j.testkit.emulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a {@code --mishap} of the command line says.
 *
 * @param operation whose requests go wrong
 * @param mishaps how, one request after the other
 */
record ScriptedMishaps(Operation operation, List<Mishap> mishaps) {

  /**
   * Reads {@code OPERATION=MISHAP,MISHAP…}, in any case, with dashes or underscores.
   *
   * @throws IllegalArgumentException when a name is unknown; the message has those that are
   */
  static ScriptedMishaps of(String text) {
    int equal = text.indexOf('=');
    if (equal < 0) {
      throw new IllegalArgumentException("--mishap must be OPERATION=MISHAP[,MISHAP...]");
    }
    return new ScriptedMishaps(
        named(Operation.class, text.substring(0, equal)),
        Arrays.stream(text.substring(equal + 1).split(",", -1))
            .map(name -> named(Mishap.class, name))
            .toList());
  }

  private static <E extends Enum<E>> E named(Class<E> type, String text) {
    String name = text.strip().replace('-', '_').toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--mishap knows no such "
                        + type.getSimpleName().toLowerCase(Locale.ROOT)
                        + "; there are "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
  }

  void into(HesEmulator emulator) {
    emulator.script(operation, mishaps.toArray(Mishap[]::new));
  }
}
