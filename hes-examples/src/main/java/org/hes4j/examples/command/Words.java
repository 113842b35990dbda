package org.hes4j.examples.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants by the words for them on the command line: lower case, with dashes. */
final class Words<E extends Enum<E>> implements Kind<E> {
  private final Class<E> type;

  Words(Class<E> type) {
    this.type = type;
  }

  /** All words, one after the other. */
  String all() {
    return Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
  }

  /** The word for a constant. */
  static String of(Enum<?> constant) {
    return word(constant.name());
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant; its name in Java is understood too. */
  @Override
  public E read(String text) {
    for (E each : type.getEnumConstants()) {
      if (of(each).equals(word(text))) {
        return each;
      }
    }
    throw new IllegalArgumentException("it is none of " + all());
  }
}
