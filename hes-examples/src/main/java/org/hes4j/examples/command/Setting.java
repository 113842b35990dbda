package org.hes4j.examples.command;

import org.jspecify.annotations.Nullable;

/**
 * An option: what it is called, what it is for, and what its value is.
 *
 * @param letter its short name, or null
 * @param name its long name
 * @param label what the help calls its value
 * @param description what it is for; {@code {words}} stands for the words that it knows
 * @param use where it means something
 */
record Setting<T>(
    @Nullable String letter, String name, String label, Kind<T> kind, String description, Use use) {

  static <T> Setting<T> of(String name, String label, Kind<T> kind, String description) {
    return new Setting<>(null, name, label, kind, description, Use.ANY);
  }

  /** One that needs no value. */
  static Setting<Boolean> ofSwitch(String name, String description) {
    return of(name, "", Kind.SWITCH, description);
  }

  Setting<T> withLetter(String itsLetter) {
    return new Setting<>(itsLetter, name, label, kind, description, use);
  }

  /** The same, for those uses alone. */
  Setting<T> only(Use itsUse) {
    return new Setting<>(letter, name, label, kind, description, itsUse);
  }

  /** What it is for, with the words that it knows. */
  String help() {
    return kind instanceof Words<?> words
        ? description.replace("{words}", words.all())
        : description;
  }

  /** Whether it means yes when it stands alone. */
  boolean isSwitch() {
    return kind == Kind.SWITCH;
  }

  /** As it is written: by its letter where it has one. */
  @Override
  public String toString() {
    return letter == null ? "--" + name : "-" + letter;
  }
}
