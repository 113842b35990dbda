package org.hes4j.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.hes4j.directory.Outcome;
import org.hes4j.directory.Texts;
import org.hes4j.directory.text.StreamOpener;
import org.hes4j.directory.text.TextGuards;
import org.hes4j.directory.text.TextInput;
import org.hes4j.recipient.RecipientSource;

/** A consumer that takes bytes is told the same as one that does not. */
class CsvBytesPropertyTest {
  private static final int LONGEST_LINE = 100;
  private static final int BLOCK = 65_536;

  /** Whatever bears on which way a line goes. */
  record Options(String name, UnaryOperator<CsvRecipientSourceBuilder> set, TextGuards guards) {

    Options(String name, UnaryOperator<CsvRecipientSourceBuilder> set) {
      this(name, set, TextGuards.ofLines(LONGEST_LINE));
    }

    Options with(UnaryOperator<TextGuards> guard) {
      return new Options(name, set, guard.apply(guards));
    }

    @Override
    public String toString() {
      return name + " " + guards;
    }
  }

  private static RecipientSource source(StreamOpener opener, int buffer, Options options) {
    TextInput input = TextInput.ofStream("text", opener).buffered(buffer);
    CsvReading reading =
        options.set().apply(CsvRecipientSource.builder("text", opener)).build().reading();
    return new CsvRecipientSource(input, options.guards(), reading);
  }

  private static Outcome asText(StreamOpener opener, Options options) {
    return Outcome.asText(source(opener, BLOCK, options));
  }

  private static Outcome asBytes(StreamOpener opener, int buffer, Options options) {
    return Outcome.asBytes(source(opener, buffer, options));
  }

  /** Byte by byte nothing is read ahead, so that the first fault is the one that is told. */
  @Property(tries = 5000)
  void byteByByteRecordsAndFailuresAreTheSame(
      @ForAll("texts") byte[] text, @ForAll("buffers") int buffer, @ForAll("options") Options opt) {
    byte[] begun = Texts.joined(Texts.utf8("mail,alias,name\n"), text);
    assertThat(asBytes(Texts.inPieces(begun, 1), buffer, opt))
        .isEqualTo(asText(Texts.inPieces(begun, 1), opt));
  }

  @Property(tries = 5000)
  void inPiecesOfAnySizeTheOutcomeIsTheSame(
      @ForAll("texts") byte[] text,
      @ForAll("buffers") int buffer,
      @ForAll("pieces") int most,
      @ForAll("options") Options options) {
    asBytes(Texts.inPieces(text, most), buffer, options)
        .assertSameAs(asText(Texts.stream(text), options));
  }

  @Property(tries = 300)
  void inATextOfManyBlocksToo(
      @ForAll("texts") byte[] text,
      @ForAll("options") Options options,
      @ForAll("pieces") int before) {
    byte[] filling = Texts.utf8("ann@example.com,Ann,\"Ann\"\r\n".repeat(1000));
    byte[] begin = Arrays.copyOfRange(filling, before % 27, filling.length);
    byte[] many = Texts.joined(begin, Texts.joined(text, filling));
    StreamOpener packed = Texts.stream(Texts.gzip(many));
    Outcome expected = asText(Texts.stream(many), options);
    asBytes(Texts.stream(many), BLOCK / 8, options).assertSameAs(expected);
    asBytes(packed, BLOCK / 8, options).assertSameAs(expected.unpacked());
  }

  @Provide
  Arbitrary<byte[]> texts() {
    Arbitrary<byte[]> lines =
        Arbitraries.of(
                "ann@example.com",
                "\"ben@example.com\",\"B. Baker\"",
                " eva@example.com",
                "ian@example.com;\"I; I\";x",
                "kim@example.com,,Kim",
                " k@example.com , K",
                "leo@example.com,lea@example.com,Leo L",
                "Leo@example.com,leo@EXAMPLE.com,Leo",
                "kim@example.com,K,kim2@example.com",
                "kim@example.com,,,kim3@example.com",
                " oe@mail.example.com, example.com",
                " o@example.com,ou=mail",
                " " + "x".repeat(72) + "\n eva@example.com",
                " " + "x".repeat(72) + "\nann@example.com\n eva@example.com",
                "§ a comment",
                "jörg@example.com,\"Jörg\"",
                "uwe@example.com,Müller",
                "many@example.com" + ",x".repeat(20),
                "mail",
                " mail ",
                " mail givenName ",
                "\"mail\",\"x\"",
                "# a comment",
                "#ann@example.com",
                " uid=a,ou=mail,dc=example",
                " mail=joe@example.com",
                "//ldap.example.com",
                " ldap",
                "(mail=*)",
                "# end",
                " # end\t",
                "\u2003# end",
                "end@example.com",
                " ",
                "",
                ",",
                ",lou@example.com",
                "\"\",\"L\",lou@example.com",
                "mail,lou@example.com",
                "L,\"lou@example.com\nM\",x",
                "\"L;lou@example.com\nM\";x",
                "\"\",\"\"",
                "a@b.c,\"x\"\"y\"",
                "a@b.c,\"x\ny\"",
                "a@b.c,\"x",
                "a@b.c,\"x\" ",
                "a@b.c,x\"",
                "a@b.c,\t",
                "a@b.c,\u001C",
                "a@b.c,\u007F",
                "a\tb@b.c,T",
                "a@b.c,\uFFFD",
                "a@b.c,\0",
                "\uFEFFa@b.c",
                "\u00A0a@b.c,A",
                "a@b.c\u200B,A",
                "a\u200Db@b.c",
                "a@stra\u00DFe.c",
                "x".repeat(LONGEST_LINE - 4) + "@b.c",
                "x".repeat(LONGEST_LINE - 3) + "@b.c",
                "ü".repeat(LONGEST_LINE - 4) + "@b.c",
                " " + "x".repeat(68) + "@b.c",
                " " + "x".repeat(72),
                " " + "x".repeat(63) + "@b.c")
            .map(Texts::utf8);
    Arbitrary<byte[]> damaged =
        Arbitraries.of("a@b.c,é", "é", "ü@b.c,x").map(s -> s.getBytes(StandardCharsets.ISO_8859_1));
    Arbitrary<byte[]> loose =
        Arbitraries.strings().withChars("a@.,;\"#= \t\r\n\0é").ofMaxLength(12).map(Texts::utf8);
    Arbitrary<byte[]> any =
        Arbitraries.frequencyOf(Tuple.of(16, lines), Tuple.of(1, damaged), Tuple.of(2, loose));
    Arbitrary<byte[]> ends = Arbitraries.of("\n", "\n", "\r\n", "\r", "").map(Texts::utf8);
    Arbitrary<byte[]> begins = Arbitraries.of("", "", "\uFEFF").map(Texts::utf8);
    Arbitrary<byte[]> rows =
        Combinators.combine(any, ends)
            .as(Texts::joined)
            .list()
            .ofMaxSize(8)
            .map(all -> all.stream().reduce(new byte[0], Texts::joined));
    return Combinators.combine(begins, rows).as(Texts::joined);
  }

  @Provide
  Arbitrary<Integer> buffers() {
    return Arbitraries.of(16, 17, 33, 64, 101, 103, BLOCK);
  }

  @Provide
  Arbitrary<Integer> pieces() {
    return Arbitraries.of(1, 2, 3, 7, 16, 64, BLOCK);
  }

  @Provide
  Arbitrary<Options> options() {
    return Arbitraries.of(
        new Options("recipe", csv -> csv),
        new Options("header", csv -> csv.header()),
        new Options("recipe;", csv -> csv.delimiter(';').commentMarker('#')),
        new Options("e", csv -> csv.delimiter('e')),
        new Options("blank", csv -> csv.delimiter(' ')),
        new Options("§", csv -> csv.commentMarker('§')),
        // its last eight bits are a dot
        new Options("U+012E", csv -> csv.delimiter('\u012E')),
        new Options("mail", csv -> csv.addressColumns("mail")),
        new Options("mail alias", csv -> csv.addressColumns("mail", "alias")),
        new Options("1,2", csv -> csv.addressColumns(1, 2).displayNameColumns(3, 1, 2)),
        new Options("2", csv -> csv.addressColumns(2).displayNameColumns(1)),
        new Options("1;3", csv -> csv.delimiter(';').displayNameColumns(2, 3)),
        new Options("end", csv -> csv).with(guards -> guards.endingWith("# end")),
        new Options("end@", csv -> csv).with(guards -> guards.endingWith("end@example.com")),
        new Options("least", csv -> csv).with(guards -> guards.atLeast(3)),
        new Options("latin", csv -> csv).with(guards -> guards.in(StandardCharsets.ISO_8859_1)));
  }
}
