package org.hes4j.benchmarks.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;

/** The runs of imhs-cmd that are compared, each with what must be true after it. */
final class OurRuns {
  private final Bench bench;
  private final People people;
  private final ImhsCmd command;
  private final ListDigest expected;

  OurRuns(Bench bench, People people, ImhsCmd command) {
    this.bench = bench;
    this.people = people;
    this.command = command;
    this.expected = people.digest();
  }

  /** The list is empty and there is no journal; afterwards it holds everybody. */
  Alternative first(String name, Service service, List<String> source) {
    Path journal = bench.folder().resolve("first-journal");
    return new Alternative(
        name,
        () -> {
          service.empty();
          delete(journal);
        },
        command.against(service, "soap", journal, replaceUsers(source)),
        output -> service.mustHold(people.count(), expected));
  }

  /** The same, after a run that does not count: the first one of the launcher is slow. */
  Alternative firstAgain(String name, Service service, List<String> source) {
    Alternative first = first(name, service, source);
    first.prepare().run();
    bench.runner().run(first.command());
    return first;
  }

  /** The list holds everybody already, as does the journal; nothing may be written. */
  Alternative unchanged(String name, Service service, String binding, List<String> source) {
    Path journal = bench.folder().resolve(name.replaceAll("[^a-zA-Z]+", "-"));
    Command run = command.against(service, binding, journal, replaceUsers(source));
    bench.runner().run(run);
    service.mustHold(people.count(), expected);
    ListState before = service.state();
    Consumer<String> saysSo = ImhsCmd.says("nothing was sent");
    return new Alternative(
        name,
        run,
        saysSo.andThen(
            output -> {
              if (!service.state().equals(before)) {
                throw new IllegalStateException(
                    "the list was changed from " + before + " to " + service.state());
              }
            }));
  }

  /** The preview of a first run. */
  Alternative plan(String name, Service empty, List<String> source) {
    return new Alternative(
        name, command.against(empty, "soap", planJournal(), words("plan", source)), saysAllAdded());
  }

  /** The same, after a run that does not count: the first one of the launcher is slow. */
  Alternative planAgain(String name, Service empty, List<String> source) {
    Alternative plan = plan(name, empty, source);
    bench.runner().run(plan.command());
    return plan;
  }

  private Path planJournal() {
    return bench.folder().resolve("plan-journal");
  }

  private Consumer<String> saysAllAdded() {
    return ImhsCmd.says(" " + people.count() + " added, 0 removed");
  }

  private static List<String> replaceUsers(List<String> source) {
    return words("replace-users", source);
  }

  private static List<String> words(String action, List<String> source) {
    return Stream.concat(Stream.of("-a", action), source.stream()).toList();
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be deleted: " + e.getMessage(), e);
    }
  }
}
