package org.hes4j.examples.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hes4j.client.rest.Region;
import org.hes4j.directory.ldap.DirectoryProfile;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * {@code imhs-cmd}: keeps the recipient lists of a Hosted Email Security account in step with a
 * directory or a dump of one. Mirrors the vendor's {@code imhs-cmd.rb}: {@code imhs-cmd -a
 * replace-users -t csv -f ldapbackup.csv} works as it stands there.
 */
@Command(
    name = "imhs-cmd",
    mixinStandardHelpOptions = true,
    version = "imhs-cmd 0.1.0 (HES SDK for Java)",
    sortOptions = false,
    usageHelpAutoWidth = true,
    addMethodSubcommands = false,
    description =
        "Keeps the recipient lists of a Hosted Email Security account in step with a directory.",
    footer = {
      "",
      "imhs-cmd demo   shows all of it on a sample directory and an emulated service; needs nothing.",
      "",
      "Exit status: 0 done or already in step, 1 unexpected, 2 usage, 3 refused by or no answer from the service,",
      "4 source not read whole or without a valid recipient, 5 stopped before any write, 6 another run is under way,",
      "7 verification failed, 8 out of step (plan --check)."
    })
public final class ImhsCmd {
  @Mixin private Options options = new Options();

  private ImhsCmd() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    Logging.set(Arrays.asList(args).contains("--debug"));
    Preload.begin(args);
    System.exit(run(Surroundings.ofProcess(), args));
  }

  /** Runs the command and gives its exit status. */
  static int run(Surroundings surroundings, String... args) {
    if (args.length == 1 && args[0].equals("demo")) {
      return new Demo(surroundings).run();
    }
    Printer printer =
        wantsJson(args) ? new JsonPrinter(surroundings.out()) : new TextPrinter(surroundings);
    ExitStatus status = run(surroundings, printer, args);
    if (surroundings.out().checkError()) {
      // A result that did not arrive is no result.
      surroundings
          .err()
          .println("imhs-cmd: standard output could not be written; the result is incomplete");
      return (status == ExitStatus.DONE ? ExitStatus.UNEXPECTED : status).code();
    }
    return status.code();
  }

  private static ExitStatus run(Surroundings surroundings, Printer printer, String... args) {
    try {
      return obey(surroundings, printer, args);
    } catch (ParameterException e) {
      return failed(
          surroundings,
          printer,
          new UsageException(e.getMessage() + "; imhs-cmd --help shows all options"),
          args);
    } catch (RuntimeException e) {
      return failed(surroundings, printer, e, args);
    }
  }

  private static ExitStatus failed(
      Surroundings surroundings, Printer printer, RuntimeException failure, String... args) {
    if (Arrays.asList(args).contains("--debug")) {
      failure.printStackTrace(surroundings.err());
    }
    printer.failed(failure);
    return ExitStatus.of(failure);
  }

  private static ExitStatus obey(Surroundings surroundings, Printer printer, String... args) {
    ImhsCmd command = new ImhsCmd();
    CommandLine line = parser(command);
    ParseResult parsed = line.parseArgs(args);
    if (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
      return help(surroundings, line, parsed);
    }
    ConfigFile config =
        ConfigFile.find(
            Optional.ofNullable(command.options.config),
            surroundings.home(),
            optionNames(line.getCommandSpec()));
    // Once more, with what environment and configuration file say where the command line does not.
    line.setDefaultValueProvider(new ConfiguredDefaults(surroundings, config));
    line.parseArgs(args);
    return new Reports(command.options, surroundings)
        .during(printer, told -> new Task(command.options, surroundings, config, told).run());
  }

  private static CommandLine parser(ImhsCmd command) {
    CommandLine line = new CommandLine(command);
    line.registerConverter(MailDomain.class, MailDomain::of);
    line.registerConverter(Path.class, Path::of);
    line.registerConverter(Action.class, new Words<>(Action.class));
    line.registerConverter(DirectoryProfile.class, new Words<>(DirectoryProfile.class));
    line.registerConverter(Region.class, new Words<>(Region.class));
    return line;
  }

  private static ExitStatus help(Surroundings surroundings, CommandLine line, ParseResult parsed) {
    if (parsed.isVersionHelpRequested()) {
      line.printVersionHelp(surroundings.out());
    } else {
      line.usage(surroundings.out());
    }
    surroundings.out().flush();
    return ExitStatus.DONE;
  }

  private static Set<String> optionNames(CommandSpec spec) {
    return spec.options().stream().map(ConfiguredDefaults::name).collect(Collectors.toSet());
  }

  /**
   * Known before the options are understood, so that even a wrong command line is answered in the
   * format asked for.
   */
  private static boolean wantsJson(String... args) {
    @Nullable String before = null;
    for (String arg : args) {
      if (arg.equals("--output=json") || ("--output".equals(before) && arg.equals("json"))) {
        return true;
      }
      before = arg;
    }
    return false;
  }
}
