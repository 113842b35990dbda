package org.hes4j.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hes4j.directory.csv.CsvRecipientSource;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;

class RecipientSourcesTest {

  /** A list with a name. */
  private record Named(String name, List<String> values) implements RecipientSource {
    Named(String name, String... values) {
      this(name, List.of(values));
    }

    @Override
    public void read(Consumer<SourceRecord> consumer) {
      long row = 1;
      for (String value : values) {
        consumer.accept(new SourceRecord.Address(value, "Name " + row, Origin.row(row)));
        row++;
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final SourceRecord REJECTED =
      new SourceRecord.Rejected("x", "may be cut", Origin.line(1));
  private static final SourceRecord LEFT_OUT =
      new SourceRecord.LeftOut("comment line", Origin.line(2));

  /** Records that are no addresses. */
  private static final RecipientSource OTHERS =
      consumer -> {
        consumer.accept(REJECTED);
        consumer.accept(LEFT_OUT);
      };

  private static List<String> shown(RecipientSource source) {
    return Records.of(source).all().stream().map(RecipientSourcesTest::shown).toList();
  }

  private static String shown(SourceRecord record) {
    if (record instanceof SourceRecord.Address address) {
      return address.value() + " from " + address.origin();
    }
    return record instanceof SourceRecord.LeftOut leftOut
        ? leftOut.kind() + " from " + leftOut.origin()
        : ((SourceRecord.Rejected) record).reason() + " from " + record.origin();
  }

  @Test
  void aUnionReadsOneAfterTheOtherAndSaysWhichSourceEachRecordIsOf() {
    RecipientSource union =
        RecipientSources.union(
            List.of(new Named("A", "a@example.com"), new Named("B", "b@example.com"), OTHERS));
    assertThat(shown(union))
        .startsWith("a@example.com from A row 1", "b@example.com from B row 1")
        .hasSize(4)
        .anyMatch(text -> text.startsWith("may be cut from "))
        .anyMatch(text -> text.startsWith("comment line from ") && text.endsWith(" line 2"));
    assertThat(Records.of(union).addresses().get(0).displayName()).isEqualTo("Name 1");
    assertThat(RecipientSources.union(List.of(new Named("A"), new Named("B"))).toString())
        .isEqualTo("union (A, B)");
    assertThatThrownBy(() -> RecipientSources.union(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutNamesEverythingElseIsHandedOn() {
    RecipientSource people = new Named("A", "a@example.com", "b@example.com");
    RecipientSource nameless =
        RecipientSources.withoutNames(RecipientSources.union(List.of(people, OTHERS)));

    assertThat(shown(nameless))
        .isEqualTo(shown(RecipientSources.union(List.of(people, OTHERS))))
        .hasSize(4);
    assertThat(Records.of(nameless).addresses())
        .hasSize(2)
        .allMatch(address -> address.displayName() == null);
    assertThat(RecipientSources.withoutNames(people).toString()).isEqualTo("A, without names");
  }

  @Test
  void whatComesAsBytesIsHandedOnAsBytesWithoutItsName() {
    String list = "ann@example.com,Ann\nben@example.com,Ben\neva@example.com\n";
    RecipientSource csv = CsvRecipientSource.builder("list", Texts.stream(list)).build();

    assertThat(KeptApart.of(csv).asBytes).hasSize(2).anyMatch(text -> text.contains("Ben"));
    KeptApart nameless = KeptApart.of(RecipientSources.withoutNames(csv));
    assertThat(nameless.asRecords).containsExactly("ann@example.com");
    assertThat(nameless.asBytes)
        .containsExactly("line 2: ben@example.com", "line 3: eva@example.com");
  }

  @Test
  void oneSourceThatFailsFailsTheUnionUnchangedAndTheNextIsNotRead() {
    RecipientSourceException failure =
        new RecipientSourceException("B: broke off after 1 row. Try again.");
    List<String> seen = new ArrayList<>();
    RecipientSource broken =
        consumer -> {
          throw failure;
        };
    RecipientSource union =
        RecipientSources.union(
            List.of(new Named("A", "a@example.com"), broken, new Named("C", "c@example.com")));
    assertThatThrownBy(() -> union.read(record -> seen.add(shown(record)))).isSameAs(failure);
    assertThat(seen).containsExactly("a@example.com from A row 1");
  }

  @Test
  void whatAFilterDropsIsLeftOutByKind() {
    RecipientSource filtered =
        RecipientSources.filter(
            new Named("A", "a@example.com", "test@example.com"),
            address -> !address.value().startsWith("test"));
    assertThat(shown(filtered))
        .containsExactly("a@example.com from row 1", "filtered out from row 2");
    assertThat(filtered).hasToString("A, filtered");
    assertThat(Records.of(RecipientSources.filter(OTHERS, address -> false)).all())
        .containsExactly(REJECTED, LEFT_OUT);
  }

  @Test
  void aMappingChangesAddressesAlone() {
    RecipientSource mapped =
        RecipientSources.map(
            new Named("A", "a@example.com"),
            a ->
                new SourceRecord.Address(
                    a.value().replace("example.com", "example.org"), null, a.origin()));
    assertThat(shown(mapped)).containsExactly("a@example.org from row 1");
    assertThat(mapped).hasToString("A, mapped");
    assertThat(Records.of(RecipientSources.map(OTHERS, a -> null)).all())
        .containsExactly(REJECTED, LEFT_OUT);
    RecipientSource lost = RecipientSources.map(new Named("A", "a@example.com"), a -> null);
    assertThatThrownBy(() -> Records.of(lost))
        .isInstanceOf(NullPointerException.class)
        .hasMessage(
            "A, mapped, row 1: the function gave null. Use RecipientSources.filter to leave"
                + " addresses out.");
  }

  @Test
  void whatIsIncludedComesAfterTheSource() {
    RecipientSource included =
        RecipientSources.include(
            new Named("A", "a@example.com"), List.of("Postmaster@Example.com", "a@example.com"));
    assertThat(shown(included))
        .containsExactly(
            "a@example.com from row 1",
            "postmaster@example.com from include list, address 1",
            "a@example.com from include list, address 2");
    assertThat(included).hasToString("A, including a list of 2");
    assertThatThrownBy(() -> RecipientSources.include(OTHERS, List.of("a@example.com", "nobody")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("include list, address 2: not a recipient's address: no @");
  }

  /** It would be a recipient of that very name, and those who are meant would be in no list. */
  @Test
  void aPatternIsNotIncluded() {
    RecipientSource included =
        RecipientSources.include(
            new Named("A", "a@example.com"), new Named("B", "b@example.com", "*@example.com"));
    assertThatThrownBy(() -> Records.of(included))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("include list, row 2: \"*@example.com\" is a pattern");
  }

  @Test
  void whatIsIncludedIsToldApartHoweverItIsComposed() {
    RecipientSource included =
        RecipientSources.include(
            RecipientSources.include(new Named("A", "a@example.com"), List.of("b@example.com")),
            new Named("B", "c@example.com", "x@example.org"));
    RecipientSource composed =
        RecipientSources.withoutNames(
            RecipientSources.map(
                RecipientSources.filter(
                    RecipientSources.exclude(
                        RecipientSources.union(List.of(included, new Named("C", "d@example.com"))),
                        ExclusionList.of("@example.org")),
                    address -> true),
                address -> address));

    List<String> marked = new ArrayList<>();
    composed.read(
        record -> marked.add(shown(record) + (record.origin().isIncluded() ? ": included" : "")));

    String name = "A, including a list of 1, including B ";
    assertThat(marked)
        .containsExactly(
            "a@example.com from " + name + "row 1",
            "b@example.com from " + name + "include list, address 1: included",
            "c@example.com from " + name + "include list, row 1: included",
            "excluded by domain from " + name + "include list, row 2: included",
            "d@example.com from C row 1");
  }

  @Test
  void whatIsExcludedIsLeftOutByKindAndComparedInCanonicalForm() {
    RecipientSource excluded =
        RecipientSources.exclude(
            new Named(
                "A",
                "SMTP:Ann@Example.com",
                "ben@example.com",
                "x@LAB.example.com",
                "x@sub.lab.example.com",
                "test-7@example.com",
                "x@bücher.example",
                "no address"),
            ExclusionList.of(
                "ann@EXAMPLE.com", "@lab.example.com", "TEST-*@example.com", "@bücher.example"));
    assertThat(shown(excluded))
        .containsExactly(
            "excluded by address from row 1",
            "ben@example.com from row 2",
            "excluded by domain from row 3",
            "x@sub.lab.example.com from row 4",
            "excluded by pattern from row 5",
            "excluded by domain from row 6",
            "no address from row 7");
    assertThat(Records.of(excluded).leftOut())
        .isEqualTo(
            Map.of("excluded by address", 1, "excluded by domain", 2, "excluded by pattern", 1));
    assertThat(excluded).hasToString("A, 4 exclusions");
  }

  @Test
  void whatIsIncludedAroundAnExclusionIsNotExcluded() {
    RecipientSource source =
        RecipientSources.include(
            RecipientSources.exclude(
                new Named("A", "a@example.com"), ExclusionList.of("@example.com")),
            List.of("b@example.com"));
    assertThat(Records.of(source).values()).containsExactly("b@example.com");
  }
}
