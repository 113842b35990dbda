package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No word of a command line is lost or taken for what it is not. */
class TypedPropertyTest {
  private static final Setting<String> ONE =
      Setting.of("one", "TEXT", Kind.TEXT, "A value.").withLetter("o");
  private static final Setting<String> OTHER =
      Setting.of("one-other", "TEXT", Kind.TEXT, "Another value.");
  private static final Setting<Boolean> SWITCH =
      Setting.ofSwitch("switch", "On or off.").withLetter("s");
  private static final List<Setting<?>> ALL = List.of(ONE, OTHER, SWITCH);

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.of(
            "--one", "--one=x", "--one=", "--one=--switch", "-o", "-ox", "-o=x", "-o=", "-oa=b")
        .list()
        .ofMaxSize(3)
        .flatMap(
            some ->
                Arbitraries.of(
                        "--one-other",
                        "--one-other=y",
                        "--switch",
                        "--switch=false",
                        "-s",
                        "-strue",
                        "--",
                        "-",
                        "-j",
                        "-5",
                        "x",
                        "--junk",
                        "--junk=x",
                        "--on",
                        "-one",
                        "-switch",
                        "--switchx",
                        "")
                    .list()
                    .ofMaxSize(4)
                    .flatMap(others -> Arbitraries.shuffle(joined(some, others))));
  }

  private static List<String> joined(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /** The rules as docs/command-line.md has them, word by word; nothing where one is broken. */
  private static Optional<List<String>> understood(List<String> words) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case "--one", "-o", "--one-other" -> {
          if (++i == words.size() || isOption(words.get(i))) {
            return Optional.empty();
          }
          found.add((word.equals("-o") ? "--one" : word) + "=" + words.get(i));
        }
        case "--switch", "-s" -> found.add("--switch=true");
        case "-ox", "-o=x" -> found.add("--one=x");
        case "-oa=b" -> found.add("--one=a=b");
        case "-strue" -> found.add("--switch=true");
        case "--one=x", "--one=--switch", "--one-other=y", "--switch=false" -> found.add(word);
        case "--" -> {
          return i + 1 == words.size() ? once(found) : Optional.empty();
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return once(found);
  }

  private static Optional<List<String>> once(List<String> found) {
    long switches = found.stream().filter(each -> each.startsWith("--switch")).count();
    return switches > 1 ? Optional.empty() : Optional.of(found);
  }

  /** What cannot be a value behind a blank. */
  private static boolean isOption(String word) {
    return word.isEmpty() || (word.startsWith("-") && !word.equals("-") && !word.equals("-5"));
  }

  @Property(tries = 20_000)
  void whatIsTypedIsUnderstoodByTheRulesOrRefused(@ForAll("lines") List<String> words) {
    Optional<List<String>> expected = understood(words);
    String[] line = words.toArray(String[]::new);
    if (expected.isEmpty()) {
      assertThatThrownBy(() -> values(line)).as("%s", words).isInstanceOf(UsageException.class);
    } else {
      assertThat(values(line))
          .as("%s", words)
          .containsExactlyInAnyOrderElementsOf(expected.orElseThrow());
    }
  }

  private static List<String> values(String... words) {
    Given given = new Given(Typed.of(ALL, words));
    given.requireReadable(ALL);
    List<String> found = new ArrayList<>();
    for (Setting<?> setting : ALL) {
      given.values(setting).forEach(value -> found.add("--" + setting.name() + "=" + value));
    }
    return found;
  }
}
