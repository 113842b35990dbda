package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LineSortTest {

  @Property
  void linesComeInOrderAndTheLikeAsTheyCame(@ForAll("addresses") List<String> addresses) {
    List<Line> lines = new ArrayList<>();
    for (String address : addresses) {
      lines.add(Line.of(new Entry(address, "name " + lines.size())));
    }
    List<Line> given = List.copyOf(lines);
    List<Line> expected = new ArrayList<>(lines);
    expected.sort(null);

    // Equal only where they are the very same objects.
    assertThat(LineSort.sorted(lines)).containsExactlyElementsOf(expected);
    assertThat(lines).isEqualTo(given);
  }

  /** Alike in the first bytes, one the beginning of the other, and beyond ASCII. */
  @Provide
  Arbitrary<List<String>> addresses() {
    Arbitrary<String> few = Arbitraries.strings().withChars("ab.é\uFF5E").ofMaxLength(9);
    return few.flatMap(common -> few.map(rest -> common + rest).list().ofMaxSize(60));
  }

  @Example
  void manyLinesAreSortedByEveryByte() {
    List<Line> lines =
        new Random(4711)
            .ints(70_000)
            .mapToObj(i -> Line.of(Entry.of(Integer.toHexString(i) + "@example.com")))
            .toList();
    Line[] expected = lines.toArray(Line[]::new);
    Arrays.sort(expected);

    assertThat(LineSort.sorted(lines)).isEqualTo(expected);
  }
}
