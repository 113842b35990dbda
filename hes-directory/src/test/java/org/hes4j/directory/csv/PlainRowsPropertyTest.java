package org.hes4j.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.commons.csv.CSVFormat;
import org.hes4j.directory.BytesAsRecords;
import org.hes4j.directory.Texts;
import org.hes4j.directory.text.TextGuards;
import org.hes4j.directory.text.TextInput;
import org.hes4j.directory.text.TextReader;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** The ways past the parser and past the look at all shapes lead to the same place. */
class PlainRowsPropertyTest {
  private static final CSVFormat COMMAS = CsvLayout.OF_RECIPE.format();
  private static final CSVFormat COMMENTS =
      COMMAS.builder().setDelimiter(';').setCommentMarker('#').get();

  @Property(tries = 3000)
  void rowsAreThoseThatTheParserMakesOfTheWholeText(@ForAll("texts") String text) {
    assertRowsAreParsed(text, COMMAS);
  }

  @Property(tries = 3000)
  void theSameWithCommentsAndAnotherDelimiter(@ForAll("texts") String text) {
    assertRowsAreParsed(text, COMMENTS);
  }

  @Property
  void aTextOfManyBlocksIsReadAsTheParserDoes(@ForAll("texts") String text) {
    String filling = "ann@example.com,Ann\r\n".repeat(999);
    for (int cut = 0; cut < 3; cut++) {
      String many = filling.substring(cut) + text + filling;
      assertRowsAreParsed(many, COMMAS);
    }
  }

  @Property(tries = 3000)
  void plainRowsAreWhatAllShapesSay(@ForAll("cells") List<String> cells) {
    Row row = new Row(7, cells);
    List<SourceRecord> decided = new ArrayList<>();
    new RowJudge(decided::add).decide(row);
    List<SourceRecord> byShape = new ArrayList<>();
    new RowJudge(byShape::add).decideByShape(row);
    assertThat(decided).usingRecursiveComparison().isEqualTo(byShape);
  }

  private interface Source {
    @Nullable Row next() throws IOException;
  }

  /** Of characters, and of bytes. */
  private static void assertRowsAreParsed(String text, CSVFormat format) {
    List<String> parsed = parsed(text, format);
    assertThat(rows(text, format, none -> {})).isEqualTo(parsed);
    assertThat(rows(text, format, new BytesAsRecords(none -> {}))).isEqualTo(parsed);
  }

  private static List<String> rows(String text, CSVFormat format, Consumer<SourceRecord> consumer) {
    return read(
        text,
        (reader, found) -> {
          Rows rows = new Rows(reader, format, consumer);
          takeAll(() -> rows.next(null), found, rows::commentLines);
        });
  }

  private static List<String> parsed(String text, CSVFormat format) {
    return read(
        text,
        (reader, found) -> {
          ParsedRows rows = new ParsedRows(reader, reader, format, 0);
          takeAll(rows::next, found, rows::commentLines);
        });
  }

  private interface Reading {
    void read(TextReader reader, List<String> found) throws IOException;
  }

  /** Each row with its line and the comments before it, and how it ended. */
  private static List<String> read(String text, Reading reading) {
    List<String> found = new ArrayList<>();
    TextInput input = TextInput.ofStream("text", Texts.stream(text));
    try {
      input.read(
          TextGuards.ofLines(65_536),
          none -> {},
          (reader, consumer) -> reading.read(reader, found));
    } catch (RuntimeException e) {
      found.add(String.valueOf(e.getMessage()));
    }
    return found;
  }

  private static void takeAll(Source rows, List<String> found, Supplier<List<Long>> comments)
      throws IOException {
    for (Row row = rows.next(); row != null; row = rows.next()) {
      found.add(comments.get() + " " + row.line() + " " + row.cells());
    }
    found.add("end " + comments.get());
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of("\"a b\"", "\"\"", "\"a,;b\"", "a", "\"", ",", ";", "\n", "\r\n", "#", " ");
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.strings().withChars("a@,;\r\n \t#").ofMaxLength(40)),
        Tuple.of(1, Arbitraries.strings().withChars("a@,;\r\n #\"").ofMaxLength(40)),
        Tuple.of(3, pieces.list().ofMaxSize(12).map(found -> String.join("", found))));
  }

  @Provide
  Arbitrary<List<String>> cells() {
    Arbitrary<String> any = Arbitraries.strings().withChars("am@=. #(/,+-_é").ofMaxLength(12);
    Arbitrary<String> begins = Arbitraries.of("", "mail=", "o=", "ldap", "//", "# ", " ");
    return Combinators.combine(begins, any).as(String::concat).list().ofMinSize(1).ofMaxSize(3);
  }
}
