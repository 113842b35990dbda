package org.hes4j.directory.csv;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hes4j.directory.text.ShownText;
import org.hes4j.directory.text.UnreadableTextException;
import org.jspecify.annotations.Nullable;

/**
 * A column, as the caller names it.
 *
 * @param name its name in the header, or null when it goes by its number
 * @param number from 1; 0 when it goes by its name
 */
record Column(@Nullable String name, int number) {

  static List<Column> named(String... names) {
    return Stream.of(names).map(name -> new Column(named(name), 0)).toList();
  }

  private static String named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a column's name is blank");
    }
    return name.strip();
  }

  static List<Column> numbered(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(
            number -> {
              if (number < 1) {
                throw new IllegalArgumentException("column " + number + ": numbers begin with 1");
              }
              return new Column(null, number);
            })
        .toList();
  }

  boolean isNamed() {
    return name != null;
  }

  /** Where its cells are, from 0; more than one place where the header has the name repeatedly. */
  IntStream places(Row first) throws UnreadableTextException {
    if (name == null) {
      return IntStream.of(number - 1);
    }
    List<String> cells = first.cells();
    int[] found =
        IntStream.range(0, cells.size())
            .filter(place -> cells.get(place).strip().equalsIgnoreCase(name))
            .toArray();
    if (found.length == 0) {
      throw new UnreadableTextException(
          "line "
              + first.line()
              + ": no column is called \""
              + ShownText.of(name)
              + "\". "
              + found(first)
              + " Check the name and the delimiter.");
    }
    return IntStream.of(found);
  }

  /** An address in the first row means that there is no header, and is nobody's business. */
  private static String found(Row first) {
    return first.holdsAddress()
        ? "This row holds an address, so it is no header."
        : "The header is: " + ShownText.of(String.join(" | ", first.cells())) + ".";
  }
}
