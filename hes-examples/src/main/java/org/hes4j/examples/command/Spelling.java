package org.hes4j.examples.command;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Brings the options of a command line into one form, {@code --name} or {@code --name=value}, and
 * refuses what the library behind would guess at: a word that begins with a dash is an option or an
 * error, but for {@code -} alone and numbers, and a switch never takes the word behind it.
 */
final class Spelling {
  private static final int MOST_HINTS = 5;

  /** What can be the start of a name. */
  private static final Pattern START = Pattern.compile("[a-z-]+|[A-Z-]+");

  private static final String WITH_DASH =
      "; a value that begins with a dash is written --NAME=-VALUE";

  private final Map<String, Setting<?>> byName = new HashMap<>();
  private final Map<String, Setting<?>> byLetter = new HashMap<>();

  Spelling(List<Setting<?>> known) {
    for (Setting<?> setting : known) {
      byName.put(setting.name(), setting);
      if (setting.letter() != null) {
        byLetter.put(setting.letter(), setting);
      }
    }
  }

  /**
   * The words in that form.
   *
   * @throws UsageException when one is no option and can be no value either
   */
  String[] of(String... words) {
    return Arrays.stream(words).map(this::of).toArray(String[]::new);
  }

  private String of(String word) {
    if (!word.startsWith("-") || word.equals("-") || word.equals("--")) {
      return word;
    }
    if (word.startsWith("--")) {
      return withName(word);
    }
    return Character.isDigit(word.charAt(1)) ? word : withLetter(word);
  }

  private String withName(String word) {
    int end = word.indexOf('=');
    String name = word.substring(2, end < 0 ? word.length() : end);
    Setting<?> setting = byName.get(name);
    if (setting == null) {
      throw unknown(name);
    }
    return end < 0 && setting.isSwitch() ? word + "=true" : word;
  }

  private String withLetter(String word) {
    requireNoName(word);
    Setting<?> setting = byLetter.get(word.substring(1, 2));
    if (setting == null) {
      throw wrong("-" + Character.toString(word.codePointAt(1)) + " is no option" + WITH_DASH);
    }
    String rest = word.substring(word.startsWith("=", 2) ? 3 : 2);
    if (word.length() > 2) {
      return "--" + setting.name() + "=" + rest;
    }
    return "--" + setting.name() + (setting.isSwitch() ? "=true" : "");
  }

  /** A long name behind one dash is neither that option nor a letter with the rest as its value. */
  private void requireNoName(String word) {
    Stream.concat(byName.keySet().stream(), ConfigFile.SECRETS.stream())
        .filter(name -> word.startsWith(name, 1))
        .max(Comparator.comparingInt(String::length))
        .ifPresent(
            name -> {
              String hint = byName.containsKey(name) ? "; do you mean --" + name + "?" : "";
              throw wrong("-" + name + " is no option" + hint);
            });
  }

  private UsageException unknown(String name) {
    List<String> alike =
        byName.keySet().stream()
            .filter(each -> name.length() > 1 && Likeness.of(each, name.toLowerCase(Locale.ROOT)))
            .sorted()
            .limit(MOST_HINTS)
            .map(each -> "--" + each)
            .toList();
    String shown = shown(name);
    String hint = shown.isEmpty() ? WITH_DASH : "";
    if (!alike.isEmpty()) {
      hint = "; do you mean " + String.join(" or ", alike) + "?";
    }
    return wrong("--" + shown + " is no option" + hint);
  }

  /** No more than can be a name: what follows may be a secret. */
  private static String shown(String name) {
    for (String secret : ConfigFile.SECRETS) {
      if (name.startsWith(secret)) {
        return secret;
      }
    }
    Matcher start = START.matcher(name);
    return start.lookingAt() ? start.group() : "";
  }

  static UsageException wrong(String what) {
    return new UsageException(what + "; imhs-cmd --help shows all options");
  }
}
