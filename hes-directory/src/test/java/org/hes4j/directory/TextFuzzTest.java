package org.hes4j.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.hes4j.directory.csv.CsvRecipientSource;
import org.hes4j.directory.ldif.LdifRecipientSource;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are damaged at random are read, or refused with the declared exception. */
class TextFuzzTest {
  private static final int RUNS = 20_000;

  /** Guards against a hang only; a run takes a few seconds. */
  private static final Duration AT_MOST = Duration.ofMinutes(3);

  private static final String[] PIECES = {
    "\n",
    "\n\n",
    "\r",
    "\"",
    ",",
    ";",
    ":",
    "::",
    ":<",
    " ",
    "#",
    "# ",
    "\0",
    "@",
    "=",
    "dn: ",
    "mail: ",
    "result: 4 x\n",
    "# numEntries: 99999999999999999999\n",
    "version: ",
    "\uFEFF",
    "é",
    "ref: ",
    "control: ",
    "search: 1\n",
    "# refldap://x\n",
    "# pagedresults: cookie=",
    "# end\n",
    "\uD83D\uDE00",
    "# extended LDIF\n",
    "# LDAPv3\n",
    "mail;range=0-1: ",
    "mail;;: "
  };

  private static final String RECIPE =
      """
       mail\040
      # a, people, example.com
       ann@example.com

       uid=mail,dc=example,dc=com
       ben@example.com
      """;

  private static final String TABLE =
      """
      # made today
      Name;Mail;Alias
      "Adams; Ann";ann@example.com;"a@example.com"
      Baker;ben@example.com;
      # end
      """;

  private static final String LDIF =
      """
      # extended LDIF
      #
      # LDAPv3
      #

      # ann, example.com
      dn: uid=ann,dc=example
      mail: ann@exam
       ple.com
      displayName:: QW5uIEFkw6Ftcw==

      dn:: dWlkPWrDvA==
      mail;lang-de:: IGpAZXhhbXBsZS5jb20=

      # search result
      search: 2
      result: 0 Success

      # numResponses: 3
      # numEntries: 2
      """;

  private static byte[] damaged(byte[] valid, Random random) {
    byte[] bytes = valid;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, at + random.nextInt(30));
      byte[] middle =
          switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> Texts.utf8(PIECES[random.nextInt(PIECES.length)]);
            case 3 -> repeated(Arrays.copyOfRange(bytes, at, to), 1 + random.nextInt(5));
            default -> randomBytes(random);
          };
      bytes = joined(bytes, at, middle, random.nextBoolean() ? at : to);
    }
    return random.nextInt(10) == 0 ? damagedGzip(bytes, random) : bytes;
  }

  private static byte[] damagedGzip(byte[] bytes, Random random) {
    byte[] packed = Texts.gzip(bytes);
    packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
    return packed;
  }

  private static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] repeated(byte[] bytes, int times) {
    byte[] all = new byte[bytes.length * times];
    for (int at = 0; at < all.length; at++) {
      all[at] = bytes[at % bytes.length];
    }
    return all;
  }

  private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
    byte[] all = Arrays.copyOf(bytes, to + middle.length + bytes.length - from);
    System.arraycopy(middle, 0, all, to, middle.length);
    System.arraycopy(bytes, from, all, to + middle.length, bytes.length - from);
    return all;
  }

  @Test
  void noDamageToADumpOfTheRecipeBringsAnotherExceptionOrAHang() {
    damage(RECIPE, bytes -> CsvRecipientSource.of("x", Texts.stream(bytes)));
  }

  @Test
  void noDamageToATableBringsAnotherExceptionOrAHang() {
    damage(
        TABLE,
        bytes ->
            CsvRecipientSource.builder("x", Texts.stream(bytes))
                .delimiter(';')
                .commentMarker('#')
                .addressColumns("Mail", "Alias")
                .displayNameColumns(1)
                .endMarker("# end")
                .build());
  }

  @Test
  void noDamageToLdifBringsAnotherExceptionOrAHang() {
    damage(LDIF, bytes -> LdifRecipientSource.of("x", Texts.stream(bytes)));
  }

  private static void damage(String text, Function<byte[], RecipientSource> source) {
    byte[] valid = Texts.utf8(text);
    int[] outcomes = new int[2];
    Assertions.assertTimeoutPreemptively(
        AT_MOST,
        () -> {
          Random random = new Random(20261124);
          for (int run = 0; run < RUNS; run++) {
            outcomes[readOrRefuse(source.apply(damaged(valid, random)), run)]++;
          }
        });
    // Both happen often, else the damage is too small or too great to try anything.
    assertThat(outcomes[0]).isGreaterThan(RUNS / 100);
    assertThat(outcomes[1]).isGreaterThan(RUNS / 100);
  }

  private static int readOrRefuse(RecipientSource source, int run) {
    try {
      Records.of(source).canonical();
      return 0;
    } catch (RecipientSourceException e) {
      assertThat(e).hasMessageStartingWith("x: ");
      return 1;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("run " + run, e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " a", "a ", "1.", "a.", ",a.a", "a@", "@", ".", " a.", "\n", "\r\n", ";a", "=", "a=a,", "é"
      })
  void longLinesOfOnePieceBringNeither(String piece) {
    Assertions.assertTimeoutPreemptively(
        AT_MOST,
        () -> {
          for (String before : List.of("", " ", " 1", "x@", ",x@", "\"", "a@b.c,\"x@")) {
            for (String after : List.of("", " ", "@", "@x.y", "\"", ".com\"\n")) {
              String line = before + piece.repeat(60_000 / piece.length()) + after;
              readOrRefuse(CsvRecipientSource.of("x", Texts.stream(line)), 0);
              readOrRefuse(
                  LdifRecipientSource.of("x", Texts.stream("dn: x\nmail" + line + "\n\n")), 0);
            }
          }
        });
  }

  @Test
  void aLongQuotedCellBringsNeither() {
    Assertions.assertTimeoutPreemptively(
        AT_MOST,
        () -> {
          for (String piece : List.of("\n", ".\n", "a.a\r\n")) {
            String cell = "\"x" + piece.repeat(900_000 / piece.length()) + "\"";
            readOrRefuse(CsvRecipientSource.of("x", Texts.stream("a@b.c," + cell)), 0);
            readOrRefuse(CsvRecipientSource.of("x", Texts.stream(cell + ",x")), 0);
          }
        });
  }
}
