package org.hes4j.directory.ldif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
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
class LdifBytesPropertyTest {
  private static final int LONGEST_LINE = 100;
  private static final int BLOCK = 65_536;

  /** Whatever bears on which way a line goes. */
  record Options(LdifAttributes attributes, TextGuards guards) {

    static Options of(List<String> addresses, List<String> names) {
      return new Options(new LdifAttributes(addresses, names), TextGuards.ofLines(LONGEST_LINE));
    }

    static Options with(UnaryOperator<TextGuards> guard) {
      return new Options(LdifAttributes.DEFAULT, guard.apply(TextGuards.ofLines(LONGEST_LINE)));
    }
  }

  private static RecipientSource source(StreamOpener opener, int buffer, Options options) {
    TextInput input = TextInput.ofStream("text", opener).buffered(buffer);
    return new LdifRecipientSource(input, options.guards(), new LdifReading(options.attributes()));
  }

  private static Outcome asText(StreamOpener opener, Options options) {
    return Outcome.asText(source(opener, BLOCK, options));
  }

  private static Outcome asBytes(StreamOpener opener, int buffer, Options options) {
    return Outcome.asBytes(source(opener, buffer, options));
  }

  /** Byte by byte nothing is read ahead, so that the first fault is the one that is told. */
  @Property(tries = 10_000)
  void byteByByteRecordsAndFailuresAreTheSame(
      @ForAll("texts") byte[] text, @ForAll("buffers") int buffer, @ForAll("options") Options opt) {
    // the first three bytes are read at once, for they may be a byte order mark
    byte[] begun = Texts.joined(Texts.utf8("#\n\n"), text);
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

  @Property(tries = 3000)
  void cutAnywhereToo(
      @ForAll("dumps") byte[] text,
      @ForAll("buffers") int buffer,
      @ForAll("options") Options options,
      @ForAll("cuts") int cut) {
    byte[] left = Arrays.copyOf(text, text.length * cut / 1000);
    assertThat(asBytes(Texts.inPieces(left, 1), buffer, options))
        .isEqualTo(asText(Texts.inPieces(left, 1), options));
  }

  @Example
  void whatLdapsearchWritesCutAtAnyByteToo() {
    Options options = Options.with(guards -> guards);
    for (SampleDump dump : SampleDump.values()) {
      byte[] whole = Texts.utf8(dump.text());
      for (int length = 3; length <= whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThat(asBytes(Texts.inPieces(cut, 1), BLOCK, options))
            .isEqualTo(asText(Texts.inPieces(cut, 1), options));
      }
    }
  }

  @Property(tries = 300)
  void inATextOfManyBlocksToo(
      @ForAll("dumps") byte[] text,
      @ForAll("options") Options options,
      @ForAll("pieces") int before) {
    byte[] filling = Texts.utf8("dn: uid=ann\ncn: Ann A\nmail: ann@example.com\n\n".repeat(1000));
    byte[] begin = Texts.utf8("# " + "x".repeat(before % 43) + "\n");
    byte[] many = Texts.joined(Texts.joined(begin, filling), Texts.joined(text, filling));
    Outcome expected = asText(Texts.stream(many), options);
    asBytes(Texts.stream(many), BLOCK / 8, options).assertSameAs(expected);
    asBytes(Texts.stream(Texts.gzip(many)), BLOCK / 8, options).assertSameAs(expected.unpacked());
  }

  /** Lines of an entry that do not end the read. */
  private static Arbitrary<String> fields() {
    return Arbitraries.of(
        "mail: ann@example.com",
        "MAIL:  Ben@Example.com ",
        "mail:eva@example.com",
        "mail: jörg@example.com",
        "mail: a b@example.com\u007F",
        "mail: tab\t@example.com",
        "mail: nobody",
        "mail;lang-de: de@example.com",
        "mail:: amFuQGV4YW1wbGUuY29t",
        "mail:: /w==",
        "mail: ian@exam\n ple.com",
        "mail: kim@example.com\n ",
        "mail:",
        "mail:  ",
        "mailAlternateAddress: other@example.com",
        "proxyAddresses: SMTP:p@example.com",
        "mai: x@example.com",
        "mails: x@example.com",
        "m4il: x@example.com",
        "mail-x: x@example.com",
        "cn: Common Name",
        "cn: Name\n  folded",
        "CN: Other",
        "cn:  ",
        "cn:: SsO2cmc=",
        "cn;lang-de: Name",
        "displayName: Display",
        "displayname: D. Two",
        "displayName: \u2003",
        "displayName: Müller",
        "description: folded\n  mail: x@example.com",
        "objectClass: person",
        "member: uid=ann",
        "version: 1",
        "search: 2",
        "result: 4 Size limit exceeded",
        "dn;x: y",
        "ref;x: y",
        "1.2.3: oid",
        "# a comment",
        "# dn: uid=x",
        "#",
        "#mail: x@example.com",
        "# folded\n comment",
        "# a plain one that is\n folded",
        "# search\n  results",
        "# requesting: mail",
        "# num: 3",
        "x: " + "y".repeat(LONGEST_LINE - 3),
        "x: " + "ü".repeat(LONGEST_LINE - 3),
        "x: " + "y".repeat(30) + ("\n " + "z".repeat(40)).repeat(3));
  }

  /** Lines that end it, or tell how complete it is. */
  private static Arbitrary<String> troubles() {
    return Arbitraries.of(
        "dn: uid=x",
        "DN: uid=x",
        "ref: ldap://other",
        "Ref: ldap://other",
        "control: 1.2.3",
        "changeType: add",
        "mail:< file:///x",
        "mail;range=0-10: r@example.com",
        "mail;range=0-*: r@example.com",
        "mail:: abc",
        ".a: b",
        "-",
        "-: x",
        "é: x",
        "no colon",
        "mail",
        ": x",
        " x",
        "version: 2",
        "x: \0",
        "x: \uFFFD",
        "x: " + "y".repeat(LONGEST_LINE - 2),
        "# search reference",
        "# refldap://other",
        "# refer",
        "# ref\n ldap://other",
        "# extended LDIF\n#\n# LDAPv3",
        "# LDAPv3",
        "# LDAPv\n 3",
        "# search result",
        "# search result\nsearch: 2\nresult: 0 Success",
        "# search result\nsearch: 2\nresult: 4 Size limit exceeded",
        "# with pagedResults critical: size=2",
        "# pagedresults: cookie=",
        "# pagedresults: cookie=A",
        "pagedresults: cookie=A",
        "# numResponses: 2",
        "# numResponses: 3",
        "# numEntries: 1",
        "# numEntries: 2",
        "# num\n Entries: 2",
        "# numReferences: 1",
        "# end",
        " # end\t",
        "\u2003# end");
  }

  private static Arbitrary<String> dns() {
    return Arbitraries.of(
        "dn: uid=ann,dc=example,dc=com",
        "dn: uid=ben",
        "dn:uid=ben",
        "DN:   uid=eva ",
        "dn: uid=O'Neil\\, \"J\"+cn=#<>;:",
        "dn: uid=long,\n dc=example",
        "dn: uid=jörg",
        "dn:: dWlkPWrDtnJn",
        "dn:",
        "# ann, example.com\ndn: uid=ann",
        "# ann,\n example.com\ndn: uid=ann",
        "#\ndn: x",
        "version: 1\n\ndn: uid=v",
        "version: 1\ndn: uid=v");
  }

  /** Blocks as they should be, with now and then a line that should not be there. */
  private static Arbitrary<String> blocks() {
    Arbitrary<String> fields =
        Arbitraries.frequencyOf(Tuple.of(30, fields()), Tuple.of(1, troubles()))
            .list()
            .ofMaxSize(5)
            .map(lines -> String.join("\n", lines));
    Arbitrary<String> entries =
        Combinators.combine(dns(), fields)
            .as((dn, rest) -> dn + (rest.isEmpty() ? "\n\n" : "\n" + rest + "\n\n"));
    return Arbitraries.frequencyOf(
        Tuple.of(30, entries),
        Tuple.of(1, troubles().map(line -> line + "\n\n")),
        Tuple.of(1, fields().map(line -> line + "\n")));
  }

  @Provide
  Arbitrary<byte[]> dumps() {
    Arbitrary<String> ends = Arbitraries.of("\n", "\n", "\n", "\r\n", "\r");
    Arbitrary<String> markers = Arbitraries.of("", "", "# end\n", "# end\n\n", "# end");
    Arbitrary<String> whole =
        Combinators.combine(blocks().list().ofMaxSize(6), markers, ends)
            .as((all, marker, end) -> (String.join("", all) + marker).replace("\n", end));
    Arbitrary<String> samples = Arbitraries.of(SampleDump.values()).map(SampleDump::text);
    Arbitrary<String> begins = Arbitraries.of("", "", "", "\uFEFF");
    return Combinators.combine(
            begins, Arbitraries.frequencyOf(Tuple.of(5, whole), Tuple.of(1, samples)))
        .as((begin, rest) -> Texts.utf8(begin + rest));
  }

  @Provide
  Arbitrary<byte[]> texts() {
    Arbitrary<byte[]> damaged =
        Arbitraries.of("x: é", "é", "# é").map(s -> s.getBytes(StandardCharsets.ISO_8859_1));
    Arbitrary<byte[]> loose =
        Arbitraries.strings().withChars("dnmail:<;# \t\r\n\0é@").ofMaxLength(12).map(Texts::utf8);
    Arbitrary<byte[]> lines =
        Arbitraries.oneOf(fields(), troubles(), dns(), Arbitraries.of("")).map(Texts::utf8);
    Arbitrary<byte[]> ends = Arbitraries.of("\n", "\n", "\r\n", "\r", "").map(Texts::utf8);
    Arbitrary<byte[]> any =
        Combinators.combine(
                Arbitraries.frequencyOf(
                    Tuple.of(8, lines), Tuple.of(1, damaged), Tuple.of(2, loose)),
                ends)
            .as(Texts::joined);
    return Arbitraries.frequencyOf(Tuple.of(1, any), Tuple.of(9, blocks().map(Texts::utf8)))
        .list()
        .ofMaxSize(8)
        .map(all -> all.stream().reduce(new byte[0], Texts::joined));
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
  Arbitrary<Integer> cuts() {
    return Arbitraries.integers().between(0, 1000);
  }

  @Provide
  Arbitrary<Options> options() {
    return Arbitraries.of(
        Options.with(guards -> guards),
        Options.of(List.of("mail"), List.of()),
        Options.of(List.of("proxyaddresses", "mail", "mailalternateaddress"), List.of("cn")),
        Options.of(List.of("cn", "mail", "mail"), List.of("mail", "cn", "displayname", "cn")),
        Options.of(List.of("dn", "ref", "1.2.3"), List.of("changetype", "description")),
        Options.of(List.of("é", "x", "mail-x", "m4il"), List.of("objectclass")),
        Options.with(guards -> guards.endingWith("# end")),
        Options.with(guards -> guards.atLeast(3)),
        Options.with(guards -> guards.in(StandardCharsets.ISO_8859_1)));
  }
}
