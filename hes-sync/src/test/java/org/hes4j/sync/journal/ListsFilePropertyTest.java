package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
    List<KeptList> lists =
        List.of(JournalTest.kept(COM, recipients), JournalTest.list(MailDomain.of("example.org")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RunId run = new RunId(1, Instant.EPOCH);
    List<ListInfo> infos = lists.stream().map(KeptList::info).toList();
    ListsWriter.write(out, new ListsHeader(run, Instant.EPOCH, infos), lists);
    return out.toByteArray();
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
  void anAlteredFileIsSeenOrReadsTheSame(@ForAll Random random) throws IOException {
    byte[] whole = written();
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
    String text;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(written()))) {
      text = new String(in.readAllBytes(), UTF_8);
    }

    for (String edited :
        List.of(
            text.replace("user01@", "user99@"),
            text.replace("user01@example.com\n", ""),
            text.replace("hes-lists 1", "hes-lists 2"),
            text + "more\n")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(out)) {
        gzip.write(edited.getBytes(UTF_8));
      }
      assertThatThrownBy(() -> read(out.toByteArray())).isInstanceOf(DamagedFileException.class);
    }
  }

  @Property(tries = 200)
  void aFileThatWasCutOffIsSeen(@ForAll @IntRange(max = 2000) int cut) throws IOException {
    byte[] whole = written();
    int length = Math.max(0, whole.length - 1 - cut);

    assertThatThrownBy(() -> read(Arrays.copyOf(whole, length)))
        .isInstanceOf(DamagedFileException.class);
  }
}
