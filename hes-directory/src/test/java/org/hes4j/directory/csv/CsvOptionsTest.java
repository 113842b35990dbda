package org.hes4j.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hes4j.directory.Records;
import org.hes4j.directory.Texts;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables: what the caller says of them. */
class CsvOptionsTest {

  private static CsvRecipientSource source(
      String text, UnaryOperator<CsvRecipientSourceBuilder> options) {
    return options.apply(CsvRecipientSource.builder("table", Texts.stream(text))).build();
  }

  private static Records read(String text, UnaryOperator<CsvRecipientSourceBuilder> options) {
    return Records.of(source(text, options));
  }

  private static List<String> names(Records records) {
    return records.addresses().stream().map(SourceRecord.Address::displayName).toList();
  }

  private static List<String> places(Records records) {
    return records.all().stream().map(record -> record.origin().toString()).toList();
  }

  @Test
  void theDelimiterCanBeAnother() {
    for (char delimiter : new char[] {';', '\t', '|'}) {
      Records records =
          read(
              "ann@example.com" + delimiter + "\"Adams" + delimiter + " Ann\"\n",
              csv -> csv.delimiter(delimiter));
      assertThat(records.values()).containsExactly("ann@example.com");
      assertThat(names(records)).containsExactly("Adams" + delimiter + " Ann");
    }
  }

  @Test
  void columnsGoByTheirNames() {
    Records records =
        read(
            """
            Surname,Alias,Given name,E-Mail
            Adams,ann.a@example.com,Ann,ann@example.com
            Baker,,Ben,ben@example.com
            Costa,,,
            """,
            csv ->
                csv.addressColumns("e-mail", "ALIAS").displayNameColumns("Given name", "Surname"));
    assertThat(records.values())
        .containsExactly("ann.a@example.com", "ann@example.com", "ben@example.com");
    assertThat(names(records)).containsExactly("Ann Adams", "Ann Adams", "Ben Baker");
    assertThat(records.leftOut()).isEqualTo(Map.of("header", 1, "row without an address", 1));
    assertThat(places(records)).containsExactly("line 1", "line 2", "line 2", "line 3", "line 4");
  }

  @Test
  void aNameThatTheHeaderHasTwiceMeansBothColumns() {
    assertThat(
            read("mail,mail\nann@example.com,a@example.com\n", csv -> csv.addressColumns("mail"))
                .values())
        .containsExactly("ann@example.com", "a@example.com");
  }

  @Test
  void columnsGoByTheirNumbers() {
    Records records =
        read(
            "Adams,ann@example.com,Ann,a@example.com\nBaker,ben@example.com\n",
            csv -> csv.addressColumns(4, 2).displayNameColumns(3, 1));
    assertThat(records.values())
        .containsExactly("ann@example.com", "a@example.com", "ben@example.com");
    assertThat(names(records)).containsExactly("Ann Adams", "Ann Adams", "Baker");
    assertThat(records.leftOut()).isEmpty();
  }

  @Test
  void aTableIsNotTakenForPiecesOfLdif() {
    String rows = "# ann@example.com\nmail=joe@example.com,ou=x\n ben@example.com, example.com\n";
    assertThat(read(rows, csv -> csv.addressColumns(1)).values())
        .containsExactly("# ann@example.com", "mail=joe@example.com", " ben@example.com");
  }

  @Test
  void aHeaderIsKnownByItsWordOrByWhatTheCallerSays() {
    String rows = "Name,Email\nAdams,ann@example.com\n";
    assertThat(read(rows, csv -> csv.addressColumns(2)).leftOut()).containsEntry("header", 1);
    String other = "\nName,Adresse\nAdams,ann@example.com\n";
    Records records = read(other, csv -> csv.addressColumns(2).header());
    assertThat(records.values()).containsExactly("ann@example.com");
    assertThat(records.leftOut()).isEqualTo(Map.of("empty line", 1, "header", 1));
    assertThat(read("Adresse\nann@example.com\n", CsvRecipientSourceBuilder::header).values())
        .containsExactly("ann@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.com\nben@example.com\n",
        "\n\"ann@example.com \",Ann\nben@example.com\n",
        "1,@home <ann@example.com>\n2,ben@example.com\n",
        "mail,ann@example.com;a@example.com\nben@example.com,\n"
      })
  void aRowThatHoldsAnAddressIsNoHeaderWhateverTheCallerSays(String rows) {
    int line = rows.startsWith("\n") ? 2 : 1;
    for (int way = 0; way < 2; way++) {
      boolean numbered = way == 1;
      Texts.assertRefused(
              source(rows, csv -> numbered ? csv.header().addressColumns(1) : csv.header()))
          .hasMessageContaining(
              "line "
                  + line
                  + ": a header was expected, and this row holds an address, so it is none.")
          .hasMessageNotContaining("example.com");
    }
  }

  @Test
  void aHeaderThatHasTheColumnAndAnAddressIsNone() {
    Texts.assertRefused(source("Mail,ann@example.com\n", csv -> csv.addressColumns("mail")))
        .hasMessageContaining("this row holds an address, so it is none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"E-Mail (@)", "name@domain", "@example.com", "see @ example.com", "@."})
  void anAtAloneMakesNoAddressOfAHeader(String header) {
    assertThat(read(header + "\nann@example.com\n", CsvRecipientSourceBuilder::header).canonical())
        .containsExactly("ann@example.com");
  }

  @Test
  void theWordOfAHeaderIsNoneBesideAnAddress() {
    Records records = read("mail,ann@example.com\nben@example.com\n", csv -> csv);
    assertThat(records.values()).containsExactly("mail", "ben@example.com");
    assertThat(records.rejected())
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.value()).isEqualTo("ann@example.com"));
    assertThat(
            read("mail,ann@example.com\nx,ben@example.com\n", csv -> csv.addressColumns(1, 2))
                .values())
        .containsExactly("mail", "ann@example.com", "x", "ben@example.com");
  }

  @Test
  void aQuoteThatSwallowsOneLineEndsTheRead() {
    for (char delimiter : new char[] {',', ';', '\t', '|'}) {
      for (String line :
          List.of("A,a@example.com", "A,a@example.com,x", "a@example.com,A", "A,a@example.com ")) {
        String rows = "name,mail,note\n\"" + line + "\nB\",b@example.com,\nC,c@example.com,\n";
        Texts.assertRefused(
                source(
                    rows.replace(',', delimiter),
                    csv -> csv.delimiter(delimiter).addressColumns("mail")))
            .hasMessageContaining("the record that begins in line 2: a quoted cell goes on");
      }
    }
    Texts.assertRefused(
            source("A,\"a@example.com\r\nB\",b@example.com\n", csv -> csv.addressColumns(2)))
        .hasMessageContaining("the record that begins in line 1: a quoted cell goes on");
    Texts.assertRefused(
            source("\"A,a@example.com\n\"\nB,b@example.com\n", csv -> csv.addressColumns(1)))
        .hasMessageContaining("the record that begins in line 1: a quoted cell goes on");
  }

  @Test
  void aCellOfSeveralLinesIsReadWhereItHidesNoRow() {
    Records records =
        read(
            """
            mail,note
            ann@example.com,"Market Square 1,
            Springfield"
            ben@example.com,"answers as ben.b@example.com too, at noon
            and later"
            "eva@example.com
            ",Eva
            """,
            csv -> csv.addressColumns("mail"));
    assertThat(records.canonical())
        .containsExactly("ann@example.com", "ben@example.com", "eva@example.com");
    assertThat(records.rejected()).isEmpty();
  }

  @Test
  void aNameColumnAloneMeansThatTheFirstColumnHoldsTheAddress() {
    Records records = read("ann@example.com,1,Ann\n", csv -> csv.displayNameColumns(3));
    assertThat(records.values()).containsExactly("ann@example.com");
    assertThat(names(records)).containsExactly("Ann");
  }

  @Test
  void aColumnThatIsNotThereEndsTheRead() {
    Texts.assertRefused(source("Name,Mail\n", csv -> csv.addressColumns("Mail", "Alias")))
        .hasMessageContaining("line 1: no column is called \"Alias\". The header is: Name | Mail.");
    Texts.assertRefused(source("ann@example.com,secret\n", csv -> csv.addressColumns("Mail")))
        .hasMessageContaining("This row holds an address, so it is no header.")
        .hasMessageNotContaining("example.com");
    Texts.assertRefused(source("Name;Mail\n", csv -> csv.header().addressColumns(2)))
        .hasMessageContaining("line 1: there is 1 column, and addresses are expected in column 2.");
    Texts.assertRefused(source("Adams;ann@example.com\n", csv -> csv.addressColumns(2)))
        .hasMessageContaining("line 1: there is 1 column");
    Texts.assertRefused(source("", csv -> csv.addressColumns("Mail")))
        .hasMessageContaining("is empty, and a header was expected");
    assertThat(read("", csv -> csv.addressColumns(2)).all()).isEmpty();
  }

  @Test
  void aRowThatEndsTooEarlyIsRejectedAndTheNextOneRead() {
    Records records =
        read("Name,Mail\nAdams\nBaker,ben@example.com\n", csv -> csv.addressColumns("Mail"));
    assertThat(records.values()).containsExactly("ben@example.com");
    assertThat(records.rejected())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.reason()).startsWith("the row ends before the column");
              assertThat(rejected.origin()).hasToString("line 2");
            });
  }

  @Test
  void anAddressMovedOutOfItsColumnIsNotLost() {
    Records records =
        read(
            "Name,Mail\nAdams, Ann,ann@example.com\nBaker,ben@example.com,\n",
            csv -> csv.addressColumns("Mail"));
    assertThat(records.canonical()).containsExactly("ben@example.com");
    assertThat(records.rejected())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.value()).isEqualTo("ann@example.com");
              assertThat(rejected.reason()).contains("quote values that hold the delimiter");
            });
  }

  @Test
  void commentLinesAreLeftOutAndCountedWhateverTheyHold() {
    Records records =
        read(
            "! made \"today\n!\nann@example.com,Ann\n\n!\"\nben@example.com\n! the end\n",
            csv -> csv.commentMarker('!'));
    assertThat(records.values()).containsExactly("ann@example.com", "ben@example.com");
    assertThat(records.leftOut()).containsEntry("comment line", 4);
    assertThat(places(records))
        .containsExactly("line 1", "line 2", "line 3", "line 4", "line 5", "line 6", "line 7");
  }

  @Test
  void commentsMayStandBeforeTheHeader() {
    Records records =
        read(
            "# export\r\nMail;Name\r\n# first\r\nann@example.com;Ann\r\n",
            csv -> csv.delimiter(';').commentMarker('#').addressColumns("Mail"));
    assertThat(records.values()).containsExactly("ann@example.com");
    assertThat(records.leftOut()).isEqualTo(Map.of("comment line", 2, "header", 1));
    assertThat(places(records)).containsExactly("line 1", "line 2", "line 3", "line 4");
  }

  @ParameterizedTest
  @ValueSource(chars = {'"', '\n', '\r', '\0'})
  void whatCannotBeADelimiterIsRefusedAtOnce(char character) {
    CsvRecipientSourceBuilder builder = CsvRecipientSource.builder("x", Texts.stream(""));
    assertThatThrownBy(() -> builder.delimiter(character))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.commentMarker(character))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void optionsThatMakeNoSenseAreRefusedAtOnce() {
    CsvRecipientSourceBuilder builder = CsvRecipientSource.builder("x", Texts.stream(""));
    assertThatThrownBy(() -> builder.delimiter('#').commentMarker('#'))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.addressColumns(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column 0: numbers begin with 1");
    assertThatThrownBy(() -> builder.addressColumns(new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.displayNameColumns(" "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.atLeast(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.endMarker(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.endMarker("a\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
