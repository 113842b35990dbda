package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Each message goes one way, whole and in order: to the tap or on. */
class AnswerInputTest {
  private static final int ID = 3;
  private static final int SIZE = 200;
  private static final Ber BER = Ber.shortest();

  private final List<String> taken = new ArrayList<>();
  private final EntryTap tap = new EntryTap();

  /** Gives a few bytes at a time, and sometimes none in time. */
  private static final class Pieces extends FilterInputStream {
    private final int most;
    private final boolean late;
    private boolean told;

    private Pieces(byte[] bytes, int most, boolean late) {
      super(new ByteArrayInputStream(bytes));
      this.most = most;
      this.late = late;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      told = !told;
      if (late && told) {
        throw new SocketTimeoutException("not yet");
      }
      return super.read(target, offset, Math.min(most, length));
    }
  }

  private byte[] readAll(InputStream in, int atOnce) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] target = new byte[atOnce];
    while (true) {
      try {
        int read = in.read(target, 0, atOnce);
        if (read < 0) {
          return out.toByteArray();
        }
        out.write(target, 0, read);
      } catch (SocketTimeoutException e) {
        assertThat(e).hasMessage("not yet");
      }
    }
  }

  private static byte[] plain(int number) {
    return BER.entry(ID, "uid=" + number, BER.attribute("mail", number + "@example.com"));
  }

  private static byte[] other(int number) {
    return switch (number % 4) {
      case 0 -> BER.entry(ID + 1, "uid=" + number, BER.attribute("mail", "x@example.com"));
      case 1 -> BER.done(ID);
      case 2 -> BER.entry(ID, "uid=" + number, BER.attribute("mail", "x".repeat(2 * SIZE)));
      default -> BER.message(ID, BER.element(0x73, BER.octets("ldap://other.example.com")));
    };
  }

  @Provide
  Arbitrary<List<Integer>> numbers() {
    return Arbitraries.integers().between(-20, 20).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<byte[]> rubbish() {
    return Combinators.combine(
            Arbitraries.of("", "30", "3080", "3085", "30FF", "00", "308400000001", "0201033001"),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(5))
        .as((hex, bytes) -> Ber.joined(java.util.HexFormat.of().parseHex(hex), bytes));
  }

  @Property
  void theTapGetsPlainEntriesAndAllElseGoesOn(
      @ForAll("numbers") List<Integer> numbers,
      @ForAll("rubbish") byte[] rubbish,
      @ForAll @IntRange(min = 1, max = 300) int most,
      @ForAll @IntRange(min = 1, max = 300) int atOnce,
      @ForAll boolean late)
      throws IOException {
    taken.clear();
    tap.open(ID, entry -> taken.add(entry.dn()));
    List<String> expected = new ArrayList<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteArrayOutputStream onward = new ByteArrayOutputStream();
    for (int number : numbers) {
      if (number < 0) {
        all.writeBytes(plain(number));
        expected.add("uid=" + number);
      } else {
        all.writeBytes(other(number));
        onward.writeBytes(other(number));
      }
    }
    // and then something that is no message at all, or the beginning of one
    all.writeBytes(rubbish);
    onward.writeBytes(rubbish);

    byte[] read =
        readAll(new AnswerInput(new Pieces(all.toByteArray(), most, late), tap, SIZE), atOnce);

    assertThat(read).isEqualTo(onward.toByteArray());
    assertThat(taken).isEqualTo(expected);
  }

  @Test
  void behindALengthThatTheSdkDoesNotTakeNothingIsAMessage() throws IOException {
    tap.open(ID, entry -> taken.add(entry.dn()));
    byte[] plain = plain(1);
    byte[] longer = {0x30, (byte) 0x85, 0, 0, 0, 0, (byte) (plain.length - 2)};
    byte[] all = Ber.joined(longer, Arrays.copyOfRange(plain, 2, plain.length), plain(2));

    assertThat(readAll(new AnswerInput(new ByteArrayInputStream(all), tap, SIZE), 1000))
        .isEqualTo(all);
    assertThat(taken).isEmpty();
  }

  @Test
  void nothingIsTakenWhileTheTapIsClosed() throws IOException {
    byte[] all = Ber.joined(plain(1), BER.done(ID), plain(2));

    assertThat(readAll(new AnswerInput(new ByteArrayInputStream(all), tap, SIZE), 1000))
        .isEqualTo(all);
  }

  @Test
  void noReadGoesPastTheMessageThatWasAskedFor() throws IOException {
    byte[] first = plain(1);
    byte[] all = Ber.joined(first, plain(2), BER.done(ID));
    AnswerInput in = new AnswerInput(new ByteArrayInputStream(all), tap, SIZE);

    byte[] target = new byte[1000];
    assertThat(in.read(target, 0, 1000)).isEqualTo(first.length);
    assertThat(in.available()).isZero();
    // opened by whoever has read the first one
    tap.open(ID, entry -> taken.add(entry.dn()));
    assertThat(in.read()).isEqualTo(0x30);
    assertThat(in.available()).isEqualTo(BER.done(ID).length - 1);
    assertThat(taken).containsExactly("uid=2");
    tap.close();
    assertThat(tap.isOpen()).isFalse();
  }

  @Test
  void whatTheTakerThrowsComesOutAsItIs() {
    IllegalStateException thrown = new IllegalStateException("enough");
    tap.open(
        ID,
        entry -> {
          throw thrown;
        });
    AnswerInput in = new AnswerInput(new ByteArrayInputStream(plain(1)), tap, SIZE);

    assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasCause(thrown);
    assertThatThrownBy(tap::rethrow).isSameAs(thrown);
  }

  @Test
  void nothingIsThrownWhereNothingWasThrown() throws IOException {
    tap.open(ID, entry -> taken.add(entry.dn()));
    readAll(new AnswerInput(new ByteArrayInputStream(plain(1)), tap, SIZE), 10);

    tap.rethrow();
    assertThat(taken).hasSize(1);
  }
}
