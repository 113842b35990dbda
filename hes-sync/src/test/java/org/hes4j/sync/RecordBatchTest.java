package org.hes4j.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;

/** What goes into a batch comes out of it, whatever way it went in. */
class RecordBatchTest {
  private static final List<AddressBytes.Places> PLACES =
      List.of(
          AddressBytes.Places.LINES,
          (text, number) -> Origin.entry(text, "mail"),
          (text, number) -> Origin.entry(number, text, "cn"));

  /** A record, and whether it goes in as bytes. */
  private record Step(
      boolean bytes, String value, String name, int places, long number, String place) {
    private Origin origin() {
      return PLACES.get(places).origin(place, number);
    }

    private SourceRecord.Address address() {
      return new SourceRecord.Address(value, name.isEmpty() ? null : name, origin());
    }

    private void addTo(RecordBatch batch, byte[] scratch) {
      if (!bytes) {
        batch.add(value.length() == 2 ? new SourceRecord.LeftOut(value, origin()) : address());
        return;
      }
      AddressBytes found = new AddressBytes();
      int at = 3;
      int valueEnd = put(value, scratch, at);
      int nameEnd = put(name, scratch, valueEnd);
      int placeEnd = put(place, scratch, nameEnd);
      found.setValue(scratch, at, valueEnd);
      if (name.isEmpty()) {
        found.setNoName();
      } else {
        found.setName(scratch, valueEnd, nameEnd);
      }
      found.setPlace(PLACES.get(places), number, scratch, nameEnd, placeEnd);
      batch.add(found);
    }

    private static int put(String text, byte[] scratch, int at) {
      byte[] utf8 = text.getBytes(UTF_8);
      System.arraycopy(utf8, 0, scratch, at, utf8.length);
      return at + utf8.length;
    }

    private String inWords() {
      SourceRecord record =
          !bytes && value.length() == 2 ? new SourceRecord.LeftOut(value, origin()) : address();
      return record.toString().replaceAll("origin=.*", "") + origin();
    }
  }

  private static final class Words implements AddressBytesConsumer {
    private final List<String> words = new ArrayList<>();

    @Override
    public void acceptBytes(AddressBytes found) {
      accept(found.toRecord());
    }

    @Override
    public void accept(SourceRecord record) {
      words.add(record.toString().replaceAll("origin=.*", "") + record.origin());
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> text =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                12, Arbitraries.strings().withChars("ab@.\u00e4\0 ").ofMaxLength(6)),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().withChars("ab@.\u00e4").ofLength(255)),
            net.jqwik.api.Tuple.of(
                1, Arbitraries.strings().withChars("b\u00e4").ofMinLength(250).ofMaxLength(300)),
            net.jqwik.api.Tuple.of(
                1, Arbitraries.strings().withChars("b").ofMinLength(4090).ofMaxLength(4100)));
    return Combinators.combine(
            Arbitraries.of(true, true, false),
            text,
            text,
            Arbitraries.integers().between(0, PLACES.size() - 1),
            Arbitraries.longs(),
            text)
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  @Property
  void whatGoesInComesOutInOrder(@ForAll("steps") List<Step> steps) {
    byte[] scratch = new byte[30_000];
    List<RecordBatch> batches = new ArrayList<>(List.of(new RecordBatch()));
    for (Step step : steps) {
      if (batches.get(batches.size() - 1).isFull()) {
        batches.add(new RecordBatch());
      }
      step.addTo(batches.get(batches.size() - 1), scratch);
    }
    // what it was made of belongs to the source again
    java.util.Arrays.fill(scratch, (byte) 'x');

    Words out = new Words();
    batches.forEach(batch -> batch.forEach(out));
    assertThat(out.words).isEqualTo(steps.stream().map(Step::inWords).toList());
  }

  @Property(tries = 200)
  void nothingStaysInABatchThatIsUsedAgain(
      @ForAll("steps") List<Step> before, @ForAll("steps") List<Step> steps) {
    byte[] scratch = new byte[30_000];
    RecordBatch batch = new RecordBatch();
    before.stream().takeWhile(step -> !batch.isFull()).forEach(step -> step.addTo(batch, scratch));
    batch.clear();
    assertThat(batch.isEmpty()).isTrue();

    List<String> expected = new ArrayList<>();
    for (Step step : steps) {
      if (!batch.isFull()) {
        step.addTo(batch, scratch);
        expected.add(step.inWords());
      }
    }

    Words out = new Words();
    batch.forEach(out);
    assertThat(out.words).isEqualTo(expected);
  }

  @Test
  void itIsFullAfterSoManyRecords() {
    RecordBatch batch = new RecordBatch();
    assertThat(batch.isEmpty()).isTrue();
    int records = 0;
    while (!batch.isFull()) {
      new Step(true, "ann@example.com", "", 0, records++, "").addTo(batch, new byte[100]);
    }
    Words out = new Words();
    batch.forEach(out);
    assertThat(out.words).hasSize(records).hasSize(512);
    assertThat(batch.isEmpty()).isFalse();
  }

  @Test
  void moreKindsOfPlacesThanItCanTellApartGoAsRecords() {
    RecordBatch batch = new RecordBatch();
    AddressBytes found = new AddressBytes();
    byte[] value = "ann@example.com".getBytes(UTF_8);
    found.setValue(value, 0, value.length);
    for (int i = 0; i < 400; i++) {
      String attribute = "a" + i;
      found.setPlace((text, number) -> Origin.entry("cn=x", attribute), 0);
      batch.add(found);
    }
    Words out = new Words();
    batch.forEach(out);
    assertThat(out.words).hasSize(400).doesNotHaveDuplicates().last().asString().endsWith("a399");
  }
}
