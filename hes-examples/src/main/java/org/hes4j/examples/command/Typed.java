package org.hes4j.examples.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The words that were typed behind the command's name, as options and their values. Immutable. */
final class Typed {
  private final CommandLine line;

  private Typed(CommandLine line) {
    this.line = line;
  }

  /**
   * What these words say.
   *
   * @throws UsageException when they are no options, or an option lacks its value
   */
  static Typed of(List<Section> sections, String... words) {
    requireTwoDashes(sections, words);
    try {
      CommandLine line = parsed(sections, words);
      if (line.getArgList().isEmpty()) {
        return new Typed(line);
      }
      String stray = line.getArgList().get(0);
      throw wrong("'" + stray + "' belongs to no option; actions are named with -a");
    } catch (UnrecognizedOptionException e) {
      throw wrong(unknown(e.getOption(), sections));
    } catch (MissingArgumentException e) {
      throw wrong(written(e.getOption()) + " has no value");
    } catch (ParseException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The library would take a long name behind one dash for an option too, and {@code -filename} for
   * {@code --file name}.
   */
  private static void requireTwoDashes(List<Section> sections, String... words) {
    for (String word : words) {
      if (word.startsWith("-")) {
        names(sections)
            .filter(name -> word.startsWith(name, 1))
            .max(Comparator.comparingInt(String::length))
            .ifPresent(
                name -> {
                  throw wrong("-" + name + " is no option; do you mean --" + name + "?");
                });
      }
    }
  }

  private static Stream<String> names(List<Section> sections) {
    return sections.stream().flatMap(section -> section.settings().stream()).map(Setting::name);
  }

  private static String nameIn(String word) {
    int end = word.indexOf('=');
    return word.substring(2, end < 0 ? word.length() : end);
  }

  /** Options are written out in full and values taken as they are, quotes and all. */
  private static CommandLine parsed(List<Section> sections, String... words) throws ParseException {
    org.apache.commons.cli.Options known = new org.apache.commons.cli.Options();
    sections.forEach(section -> section.settings().forEach(each -> known.addOption(option(each))));
    return DefaultParser.builder()
        .setAllowPartialMatching(false)
        .setStripLeadingAndTrailingQuotes(false)
        .get()
        .parse(known, words);
  }

  private static UsageException wrong(String what) {
    return new UsageException(what + "; imhs-cmd --help shows all options");
  }

  private static Option option(Setting<?> setting) {
    Option.Builder option = Option.builder(setting.letter()).longOpt(setting.name());
    return option.hasArg().optionalArg(setting.isSwitch()).get();
  }

  private static String written(Option option) {
    return option.getOpt() == null ? "--" + option.getLongOpt() : "-" + option.getOpt();
  }

  /** What stands behind the name is not repeated: it may be a secret. */
  private static String unknown(String word, List<Section> sections) {
    if (!word.startsWith("--")) {
      return word.substring(0, 2) + " is no option";
    }
    String name = nameIn(word);
    List<String> alike =
        names(sections).filter(each -> Likeness.of(each, name)).map(each -> "--" + each).toList();
    String hint = alike.isEmpty() ? "" : "; do you mean " + String.join(" or ", alike) + "?";
    return "--" + name + " is no option" + hint;
  }

  /** Whether an option is there, with a value or without. */
  boolean has(Setting<?> setting) {
    return line.hasOption(setting.name());
  }

  /** The values that an option was given, in order; that of a switch which stands alone is true. */
  List<String> values(Setting<?> setting) {
    List<String> values = new ArrayList<>();
    Arrays.stream(line.getOptions())
        .filter(option -> setting.name().equals(option.getLongOpt()))
        .forEach(option -> values.add(option.getValue("true")));
    return values;
  }
}
