package org.hes4j.examples.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.testkit.SampleDirectory;
import org.hes4j.testkit.emulator.HesEmulator;

/**
 * {@code imhs-cmd demo}: the command line on a sample directory and an emulated service, with
 * nothing to set up. Each step is a command as a user would type it.
 */
final class Demo {
  private static final String USERNAME = "admin@example.com";
  private static final String API_KEY = "demo-key";

  private final Surroundings surroundings;
  private final PrintStream out;

  Demo(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.out = surroundings.out();
  }

  int run() {
    Path journal;
    try {
      journal = Files.createTempDirectory("imhs-cmd-demo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return run(journal);
    } finally {
      delete(journal);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // It lies in the folder for temporary files: the system removes it some day.
    }
  }

  private int run(Path journal) {
    try (SampleDirectory directory = SampleDirectory.start();
        HesEmulator hes =
            HesEmulator.start(
                USERNAME,
                API_KEY,
                directory.domains().stream().map(MailDomain::name).toArray(String[]::new))) {
      return tell(directory, hes, journal);
    }
  }

  private int tell(SampleDirectory directory, HesEmulator hes, Path journal) {
    say("A sample directory of %s entries listens at %s,", directory.people(), directory.url());
    say("an emulated Hosted Email Security service with empty lists at %s.", hes.soapUri());
    Shell shell = new Shell(directory.url(), hes.soapUri(), journal);

    step("1. The preview: what would change? It changes nothing.");
    shell.expect(ExitStatus.DONE, "plan");
    step("2. The run, read back address by address afterwards.");
    shell.expect(ExitStatus.DONE, "replace-users", "--verify", "full");
    step("3. The same again: everything is in step, so nothing is sent.");
    shell.expect(ExitStatus.DONE, "replace-users");
    step(
        "4. A mistake: a filter that finds only a part of the people. The removal limit stops it.");
    shell.expect(ExitStatus.GUARD, "replace-users", "--filter", "(&(mail=*)(uid=a*))");
    step("5. What has been done, the newest first; restore would put the lists before it back.");
    shell.expect(ExitStatus.DONE, "history");

    return conclude(directory, hes, shell.surprises);
  }

  private int conclude(SampleDirectory directory, HesEmulator hes, List<String> surprises) {
    NavigableSet<EmailAddress> held = new TreeSet<>();
    for (MailDomain domain : directory.domains()) {
      hes.users(domain).stream().map(Recipient::address).forEach(held::add);
    }
    if (!held.equals(directory.recipients())) {
      surprises.add("the service does not hold the directory's recipients");
    }
    out.println();
    if (!surprises.isEmpty()) {
      say("The demo did not go as it should: %s. Please report it.", surprises);
      return ExitStatus.UNEXPECTED.code();
    }
    say(
        "The service holds exactly the directory's %s recipients, compared address by address.",
        held.size());
    say("Next: README shows the same commands for your directory and your account.");
    return ExitStatus.DONE.code();
  }

  private void step(String title) {
    out.println();
    out.println(title);
  }

  private void say(String text, Object... values) {
    out.printf(text + "%n", values);
    out.flush();
  }

  /** Types commands, and notes those that end otherwise than they should. */
  private final class Shell {
    private final List<String> surprises = new ArrayList<>();
    private final URI directory;
    private final Surroundings prepared;

    Shell(URI directory, URI endpoint, Path journal) {
      this.directory = directory;
      this.prepared =
          new Surroundings(
              Map.of(
                  "HES_ENDPOINT",
                  endpoint.toString(),
                  "HES_USERNAME",
                  USERNAME,
                  "HES_API_KEY",
                  API_KEY,
                  "HES_JOURNAL",
                  journal.toString()),
              journal,
              surroundings.in(),
              out,
              out,
              false);
    }

    void expect(ExitStatus expected, String action, String... more) {
      List<String> words = new ArrayList<>(List.of("-a", action));
      if (!action.equals("history")) {
        words.addAll(List.of("-t", "ldap", "--ldap-url", directory.toString()));
      }
      words.addAll(List.of(more));
      out.println("$ imhs-cmd " + String.join(" ", quoted(words)));
      int exit = ImhsCmd.run(prepared, words.toArray(String[]::new));
      out.println("[exit status " + exit + "]");
      out.flush();
      if (exit != expected.code()) {
        surprises.add(action + " ended with " + exit + " instead of " + expected.code());
      }
    }

    private List<String> quoted(List<String> words) {
      return words.stream().map(word -> word.contains("(") ? "'" + word + "'" : word).toList();
    }
  }
}
