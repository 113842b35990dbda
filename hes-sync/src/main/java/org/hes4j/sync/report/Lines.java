package org.hes4j.sync.report;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together lines of text: few values of each kind, and how many more there are. */
final class Lines {
  static final int SHOWN = 10;
  private final StringBuilder text = new StringBuilder();

  void line(String line) {
    text.append(line).append('\n');
  }

  /** A heading and at most ten values; nothing where there are none. */
  <T> void values(String heading, Collection<T> values, Function<T, String> show) {
    if (values.isEmpty()) {
      return;
    }
    line(heading);
    values.stream().limit(SHOWN).map(show).forEach(shown -> line("  " + shown));
    more(values.size());
  }

  private void more(int size) {
    if (size > SHOWN) {
      line("  and " + (size - SHOWN) + " more");
    }
  }

  /** A heading and counts in one line; nothing where there are none. */
  void counts(String heading, Map<?, Long> counts) {
    if (!counts.isEmpty()) {
      String shown =
          counts.entrySet().stream()
              .limit(SHOWN)
              .map(entry -> Printable.of(entry.getKey().toString()) + " " + entry.getValue())
              .collect(Collectors.joining(", "));
      int more = counts.size() - SHOWN;
      line(heading + ": " + shown + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
