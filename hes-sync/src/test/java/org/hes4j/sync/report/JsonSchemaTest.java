package org.hes4j.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hes4j.sync.ReportFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of {@code docs/reports.md} against what is written. */
class JsonSchemaTest {
  private static final Path PAGE = Path.of("..", "docs", "reports.md");

  @TempDir Path folder;

  /** Objects whose names are data: phases, domains, kinds. */
  private static final Set<String> COUNTS =
      Set.of("phaseMillis", "leftOut", "notSelected", "byDomain", "recipients");

  @Test
  void theTableHasEachFieldWithTheKindsThatHaveItAndNoOther() throws IOException {
    List<String> written = new ArrayList<>();
    written.addAll(
        fields("plan", JsonReport.create().render(ReportFixture.everything(folder).plan())));
    written.addAll(
        fields(
            "report", JsonReport.create().render(ReportFixture.everything(folder).replaceUsers())));
    written.addAll(fields("check", JsonReport.create().render(ReportFixture.check())));

    assertThat(documented()).containsExactlyInAnyOrderElementsOf(new TreeSet<>(written));
  }

  @Test
  void theTableNamesTheVersionOfTheSchema() throws IOException {
    assertThat(PAGE).content().contains("Schema **" + JsonReport.SCHEMA + "**");
    assertThat(rows().filter(row -> row.startsWith("| `schema`")))
        .containsExactly("| `schema` | all | " + JsonReport.SCHEMA + " |");
  }

  private static Stream<String> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.contains("JsonSchemaTest"))
        .filter(line -> line.startsWith("| `"));
  }

  /** A kind and a field in each element. */
  private static List<String> documented() throws IOException {
    return rows()
        .map(row -> row.split(" *\\| *"))
        .flatMap(
            cells ->
                Arrays.stream(cells[2].replace("all", "plan, report, check").split(", "))
                    .map(kind -> kind + " " + cells[1].replace("`", "")))
        .collect(Collectors.toList());
  }

  private static List<String> fields(String kind, String json) throws IOException {
    List<String> found = new ArrayList<>();
    collect(kind + " ", JsonTree.parse(json), found);
    return found;
  }

  private static void collect(String prefix, Map<?, ?> object, List<String> found) {
    object.forEach(
        (key, value) -> {
          String name = prefix + key;
          if (value instanceof Map<?, ?> map && !COUNTS.contains(key.toString())) {
            collect(name + ".", map, found);
          } else if (value instanceof List<?> list
              && list.stream().anyMatch(Map.class::isInstance)) {
            list.forEach(each -> collect(name + "[].", (Map<?, ?>) each, found));
          } else {
            found.add(name);
          }
        });
  }
}
