package org.hes4j.examples.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  static Typed of(List<Setting<?>> known, String... words) {
    String[] spelled = new Spelling(known).of(words);
    try {
      CommandLine line = parsed(known, spelled);
      if (!line.getArgList().isEmpty()) {
        throw stray(line.getArgList().get(0), spelled);
      }
      return new Typed(line);
    } catch (UnrecognizedOptionException e) {
      throw stray(e.getOption(), spelled);
    } catch (MissingArgumentException e) {
      String name = "--" + e.getOption().getLongOpt();
      throw Spelling.wrong(
          name + " has no value; one that begins with a dash is written " + name + "=-VALUE");
    } catch (ParseException e) {
      throw Spelling.wrong(String.valueOf(e.getMessage()));
    }
  }

  /** Names are written out in full and values taken as they are, quotes and all. */
  private static CommandLine parsed(List<Setting<?>> known, String... words) throws ParseException {
    org.apache.commons.cli.Options options = new org.apache.commons.cli.Options();
    for (Setting<?> setting : known) {
      options.addOption(Option.builder().longOpt(setting.name()).hasArg().get());
    }
    return DefaultParser.builder()
        .setAllowPartialMatching(false)
        .setStripLeadingAndTrailingQuotes(false)
        .get()
        .parse(options, words);
  }

  /** A word that is no action is not repeated: it may be a secret. */
  private static UsageException stray(String word, String... words) {
    boolean action = Arrays.stream(Action.values()).anyMatch(each -> each.toString().equals(word));
    return Spelling.wrong(
        action
            ? "'" + word + "' belongs to no option; do you mean -a " + word + "?"
            : "word " + (Arrays.asList(words).indexOf(word) + 1) + " belongs to no option");
  }

  /** The values that an option was given, in order; that of a switch which stands alone is true. */
  List<String> values(Setting<?> setting) {
    List<String> values = new ArrayList<>();
    Arrays.stream(line.getOptions())
        .filter(option -> setting.name().equals(option.getLongOpt()))
        .forEach(option -> values.add(option.getValue()));
    return values;
  }
}
