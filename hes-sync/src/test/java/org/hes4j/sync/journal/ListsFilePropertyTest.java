package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

class ListsFilePropertyTest {
  private static final MailDomain COM = MailDomain.of("example.com");

  private static byte[] written() throws IOException {
    List<Recipient> recipients = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String name = i % 3 == 0 ? "Name " + i : null;
      recipients.add(Recipient.of(EmailAddress.of("user%02d@example.com".formatted(i)), name));
    }
    return written(
        List.of(KeptLists.kept(COM, recipients), KeptLists.list(MailDomain.of("example.org"))));
  }

  private static byte[] written(List<KeptList> lists) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RunId run = new RunId(1, Instant.EPOCH);
    List<ListInfo> infos = lists.stream().map(KeptList::info).toList();
    ListsWriter.write(out, new ListsHeader(run, null, Instant.EPOCH, infos), lists);
    return out.toByteArray();
  }

  /** The same with its recipients behind it, as a list is recorded that was prepared. */
  private static byte[] prepared() throws IOException {
    KeptList list = KeptLists.list(COM, "ann", "bob", "cid", "dan", "eve");
    Path lines = Files.createTempFile("lines", ".gz");
    try {
      try (OutputStream out = Files.newOutputStream(lines)) {
        ListsWriter.writeLines(out, COM, 5, list.recipients());
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ListsHeader header =
          new ListsHeader(new RunId(1, Instant.EPOCH), null, Instant.EPOCH, List.of(list.info()));
      ListsWriter.writePrepared(out, header, new PreparedList(COM, 5, lines));
      return out.toByteArray();
    } finally {
      Files.delete(lines);
    }
  }

  private static List<String> read(byte[] content) throws IOException {
    Path file = Files.createTempFile("lists", ".gz");
    try {
      Files.write(file, content);
      List<String> read = new ArrayList<>();
      ListsReader.read(file, (domain, address, name) -> read.add(address + "|" + name));
      return read;
    } finally {
      Files.delete(file);
    }
  }

  /** A few bytes of gzip's own head, such as its time, mean nothing. */
  @Property(tries = 500)
  void anAlteredFileIsSeenOrReadsTheSame(@ForAll Random random, @ForAll boolean prepared)
      throws IOException {
    byte[] whole = prepared ? prepared() : written();
    byte[] altered = whole.clone();
    altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));

    try {
      assertThat(read(altered)).isEqualTo(read(whole));
    } catch (DamagedFileException e) {
      assertThat(e).hasMessageContaining("is damaged: ");
    }
  }

  @Example
  void aFileThatSomebodyEditedIsSeen() throws IOException {
    String text = text();

    for (String edited :
        List.of(
            text.replace("user01@", "user99@"),
            text.replace("user01@example.com\n", ""),
            text.replace("hes-lists 3", "hes-lists 1"),
            text.replace("hes-lists 3", "hes-lists 4"),
            text.replace("hes-lists 3", "hes-lists 5"),
            text + "more\n")) {
      byte[] file = gzip(edited);
      assertThatThrownBy(() -> read(file)).isInstanceOf(DamagedFileException.class);
    }
  }

  @Property(tries = 200)
  void aFileThatWasCutOffIsSeen(@ForAll @IntRange(max = 2000) int cut, @ForAll boolean prepared)
      throws IOException {
    byte[] whole = prepared ? prepared() : written();
    int length = Math.max(0, whole.length - 1 - cut);

    assertThatThrownBy(() -> read(Arrays.copyOf(whole, length)))
        .isInstanceOf(DamagedFileException.class);
  }

  private static final String FIRST_VERSION =
      """
      hes-lists 1
      run 000003-20261124T120000Z
      time 2026-11-24T12:00:00.250Z
      lists 2
      list example.com 3 %1$s 7 - -
      list example.org 0 %1$s - 2 %1$s
      of example.com
      zoë@example.com
      bob@example.com\tBob Bänder
      ann@example.com
      of example.org
      """
          .formatted("0f".repeat(32));

  private static String ended(String lines, int total) {
    byte[] bytes = lines.getBytes(UTF_8);
    return lines
        + "end %d %s\n".formatted(total, HexFormat.of().formatHex(Sha256.of().digest(bytes)));
  }

  /** What runs left that had version 0.1.0 of the journal: not in order, with a name. */
  @Example
  void aFileOfTheFirstVersionIsReadAsItWas() throws IOException {
    assertThat(read(gzip(ended(FIRST_VERSION, 3))))
        .containsExactly(
            "zoë@example.com|null", "bob@example.com|Bob Bänder", "ann@example.com|null");
    byte[] altered = gzip(ended(FIRST_VERSION, 3).replace("bob@", "rob@"));
    assertThatThrownBy(() -> read(altered)).isInstanceOf(DamagedFileException.class);
  }

  /** A backup by copying, with the sums of before, or of now around a list of before. */
  @Example
  void aCopyOfAListOfTheFirstVersionIsRead() throws IOException {
    String list =
        ended(
            FIRST_VERSION
                .replace("lists 2", "lists 1")
                .replaceFirst("list example.org.*\n", "")
                .replace("of example.org\n", ""),
            3);
    String header = list.substring(0, list.indexOf("of example.com"));
    String old = ended(header.replace("hes-lists 1", "hes-lists 2"), 0);
    String now = header.replace("hes-lists 1", "hes-lists 4");
    LineSum sum = LineSum.crc32c();
    sum.add(now.getBytes(UTF_8), 0, now.getBytes(UTF_8).length);

    assertThat(read(gzip(old + list))).hasSize(3);
    assertThat(read(gzip(now + "end 0 " + sum.hex() + "\n" + list))).hasSize(3);
  }

  /** The checks are those of the text, whatever gzip says of it. */
  @Example
  void aTextThatIsAlteredInAnyPlaceIsSeen() throws IOException {
    byte[] whole = text().getBytes(UTF_8);
    for (int at = 0; at < whole.length; at++) {
      byte[] altered = whole.clone();
      altered[at] ^= 1;
      byte[] file = gzip(altered);

      assertThatThrownBy(() -> read(file))
          .as("byte %d", at)
          .isInstanceOf(DamagedFileException.class);
    }
  }

  @Example
  void aTextThatIsCutOffInAnyPlaceIsSeen() throws IOException {
    byte[] whole = text().getBytes(UTF_8);
    for (int length = 0; length < whole.length; length++) {
      byte[] file = gzip(Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> read(file))
          .as("%d bytes", length)
          .isInstanceOf(DamagedFileException.class);
    }
  }

  @Example
  void aFileThatIsAlteredInAnyPlaceIsSeenOrReadsTheSame() throws IOException {
    byte[] whole = written();
    List<String> expected = read(whole);
    for (int at = 0; at < whole.length; at++) {
      byte[] altered = whole.clone();
      altered[at] ^= (byte) 0x55;
      try {
        assertThat(read(altered)).as("byte %d", at).isEqualTo(expected);
      } catch (DamagedFileException e) {
        assertThat(e).hasMessageContaining("is damaged: ");
      }
    }
  }

  /** Lines that end right before, at, and behind the end of a block. */
  @Property(tries = 60)
  void linesOfAnyLengthComeBack(@ForAll Random random) throws IOException {
    List<Recipient> recipients = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      String name = random.nextInt(4) == 0 ? null : "ж".repeat(1 + random.nextInt(255));
      recipients.add(Recipient.of(EmailAddress.of("u" + i + "@example.com"), name));
    }

    assertThat(read(written(List.of(KeptLists.kept(COM, recipients)))))
        .isEqualTo(recipients.stream().map(r -> r + "|" + r.displayName().orElse(null)).toList());
  }

  @Example
  void aLineLongerThanAnyThatWasWrittenIsSeen() throws IOException {
    byte[] file = gzip(text().replace("user01@", "u".repeat(70_000) + "@"));

    assertThatThrownBy(() -> read(file)).isInstanceOf(DamagedFileException.class);
  }

  private static String text() throws IOException {
    return text(written());
  }

  private static String text(byte[] file) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    return gzip(text.getBytes(UTF_8));
  }

  private static byte[] gzip(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text);
    }
    return out.toByteArray();
  }

  /** A backup that is a copy of the applied list. */
  private static byte[] copied() throws IOException {
    Path file = Files.createTempFile("applied", ".gz");
    try {
      List<Recipient> recipients =
          List.of(
              Recipient.of(EmailAddress.of("ann@example.com"), "Ann"),
              Recipient.of(EmailAddress.of("bob@example.com")));
      KeptList list = KeptLists.kept(COM, recipients);
      Files.write(file, written(List.of(list)));
      WholeList whole = AppliedList.of(file, COM).readLines((line, from, addressEnd, to) -> {});
      RunId run = new RunId(2, Instant.EPOCH);
      ListsHeader header = new ListsHeader(run, null, Instant.EPOCH, List.of(list.info()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ListsWriter.writeCopy(out, header, whole);
      return out.toByteArray();
    } finally {
      Files.delete(file);
    }
  }

  @Example
  void aCopyThatIsAlteredOrCutOffInAnyPlaceIsSeenOrReadsTheSame() throws IOException {
    byte[] whole = copied();
    List<String> expected = List.of("ann@example.com|Ann", "bob@example.com|null");
    assertThat(read(whole)).isEqualTo(expected);
    for (int at = 0; at < whole.length; at++) {
      byte[] cutOff = Arrays.copyOf(whole, at);
      assertThatThrownBy(() -> read(cutOff))
          .as("%d bytes", at)
          .isInstanceOf(DamagedFileException.class);
      byte[] altered = whole.clone();
      altered[at] ^= (byte) 0x55;
      try {
        assertThat(read(altered)).as("byte %d", at).isEqualTo(expected);
      } catch (DamagedFileException e) {
        assertThat(e).hasMessageContaining("is damaged: ");
      }
    }
  }

  @Example
  void theTextOfACopyThatIsAlteredInAnyPlaceIsSeen() throws IOException {
    byte[] whole = text(copied()).getBytes(UTF_8);
    for (int at = 0; at < whole.length; at++) {
      byte[] altered = whole.clone();
      altered[at] ^= 1;
      byte[] file = gzip(altered);

      assertThatThrownBy(() -> read(file))
          .as("byte %d", at)
          .isInstanceOf(DamagedFileException.class);
    }
  }

  @Example
  void aCopyOfAnotherListOrOfACopyIsSeen() throws IOException {
    String copy = text(copied());
    String header = copy.substring(0, copy.indexOf("hes-lists 3"));
    for (String other :
        List.of(
            text(written(List.of(KeptLists.list(COM, "eve", "fay")))),
            text(written(List.of(KeptLists.list(MailDomain.of("example.org"), "ann", "bob")))),
            text(),
            copy,
            "")) {
      byte[] file = gzip(header + other);

      assertThatThrownBy(() -> read(file)).isInstanceOf(DamagedFileException.class);
    }
  }
}
