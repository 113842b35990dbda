package org.hes4j.examples.command;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code imhs-cmd}: keeps the recipient lists of a Hosted Email Security account in step with a
 * directory or a dump of one. Mirrors the vendor's {@code imhs-cmd.rb}: {@code imhs-cmd -a
 * replace-users -t csv -f ldapbackup.csv} works as it stands there.
 */
public final class ImhsCmd {
  private static final String VERSION = "imhs-cmd 0.1.0 (HES SDK for Java)";

  private ImhsCmd() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    boolean debug = wantsDebug(args);
    Logging.set(debug);
    Preload.begin(debug, args);
    System.exit(run(Surroundings.ofProcess(), args));
  }

  /** Runs the command and gives its exit status. */
  static int run(Surroundings surroundings, String... args) {
    if (args.length == 1 && args[0].equals("demo")) {
      return new Demo(surroundings).run();
    }
    ExitStatus status = obey(surroundings, args);
    if (surroundings.out().checkError()) {
      // A result that did not arrive is no result.
      surroundings
          .err()
          .println("imhs-cmd: standard output could not be written; the result is incomplete");
      return (status == ExitStatus.DONE ? ExitStatus.UNEXPECTED : status).code();
    }
    return status.code();
  }

  private static ExitStatus obey(Surroundings surroundings, String... args) {
    Printer printer = printer(surroundings, wantsJson(args));
    try {
      if (args.length > 1 && args[0].equals("demo")) {
        throw new UsageException("demo stands alone, it takes no options");
      }
      Typed typed = Typed.of(Options.ALL, args);
      Given line = new Given(typed);
      line.requireReadable(Options.ALL);
      if (line.value(Options.HELP, false)) {
        new Help(surroundings.out()).print();
        return ExitStatus.DONE;
      }
      if (line.value(Options.VERSION, false)) {
        surroundings.out().println(VERSION);
        return ExitStatus.DONE;
      }
      ConfigFile config = ConfigFile.find(line.value(Options.CONFIG), surroundings.home(), names());
      Options options = new Options(new Given(typed, new ConfiguredDefaults(surroundings, config)));
      printer = printer(surroundings, options.output == Options.OutputType.json);
      Use.check(typed, options);
      return new Reports(options, surroundings)
          .during(
              printer, told -> Exhausted.told(new Task(options, surroundings, config, told)::run));
    } catch (RuntimeException e) {
      if (wantsDebug(args)) {
        e.printStackTrace(surroundings.err());
      }
      printer.failed(e);
      return ExitStatus.of(e);
    }
  }

  private static Printer printer(Surroundings surroundings, boolean json) {
    return json ? new JsonPrinter(surroundings.out()) : new TextPrinter(surroundings);
  }

  private static Set<String> names() {
    return Options.ALL.stream().map(Setting::name).collect(Collectors.toSet());
  }

  private static boolean wantsDebug(String... args) {
    return Arrays.stream(args)
        .anyMatch(arg -> arg.equals("--debug") || arg.equalsIgnoreCase("--debug=true"));
  }

  /**
   * What the options are likely to say, so that even a wrong command line is answered in the format
   * asked for.
   */
  private static boolean wantsJson(String... args) {
    @Nullable String before = null;
    for (String arg : args) {
      if (arg.equalsIgnoreCase("--output=json")
          || ("--output".equals(before) && arg.equalsIgnoreCase("json"))) {
        return true;
      }
      before = arg;
    }
    return false;
  }
}
