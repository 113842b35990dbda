package org.hes4j.testkit.emulator;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The emulator from the shell: {@code java -jar hes-emulator.jar --username U --api-key K --domain
 * D}.
 *
 * <p>Its first line on standard output says where it listens; everything else goes to standard
 * error. Exit status: 1 when the port cannot be had, 2 for wrong usage; else it runs until it is
 * stopped by a signal.
 */
@Command(
    name = "hes-emulator",
    description = "The HES service on loopback, in memory. Runs until it is stopped.",
    sortOptions = false)
public final class HesEmulatorMain implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "port to listen on; 0, the default, takes a free one")
  private int port;

  @Option(
      names = "--username",
      paramLabel = "U",
      required = true,
      description = "account name that clients must send")
  private String username = "";

  @Option(
      names = "--api-key",
      paramLabel = "K",
      required = true,
      description = "Service Authentication Key that clients must send")
  private String apiKey = "";

  @Option(
      names = "--domain",
      paramLabel = "D",
      required = true,
      description = "domain of the account; may be repeated")
  private List<String> domains = List.of();

  @Mixin private RestOptions rest = new RestOptions();

  @Option(
      names = "--mishap",
      paramLabel = "OPERATION=MISHAP[,MISHAP...]",
      description = {
        "the next requests of an operation go wrong, such as ADD_USERS=NONE,ANSWER_LOST, over SOAP"
            + " and REST; may be repeated",
        "operations and mishaps have the names of the enums Operation and Mishap"
      })
  private List<String> mishaps = List.of();

  @Option(names = "--help", usageHelp = true, description = "show this and exit")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  private HesEmulatorMain() {}

  /** Runs the emulator. */
  public static void main(String[] args) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    // The RI logs through java.util.logging.
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(new CommandLine(new HesEmulatorMain()).execute(args));
  }

  @Override
  public Integer call() {
    try {
      HesEmulator emulator = start();
      Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "hes-emulator-stop"));
      PrintWriter out = spec.commandLine().getOut();
      out.println("HES emulator listening on " + emulator.uri());
      out.flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private HesEmulator start() {
    List<ScriptedMishaps> script = mishaps.stream().map(ScriptedMishaps::of).toList();
    HesEmulatorBuilder builder = HesEmulator.builder().port(port).username(username).apiKey(apiKey);
    domains.forEach(builder::domain);
    HesEmulator emulator = builder.rest(rest.switches()).start();
    script.forEach(each -> each.into(emulator));
    return emulator;
  }
}
