package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** Reads a file of lists, and tells a damaged one from a whole one. */
final class ListsReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final GZIPInputStream content;
  private final LineInput line;
  private boolean copy;
  private boolean prepared;

  private ListsReader(Path file, InputStream gzip) throws IOException {
    this.file = file;
    this.content = new GZIPInputStream(gzip, BUFFER);
    this.line = new LineInput(content);
  }

  /** Takes the recipients of a file; what it was given is worth nothing until all is read. */
  interface Visitor {
    void recipient(MailDomain domain, String address, @Nullable String name);
  }

  /** Says who takes the lines of a list. */
  interface Lines {
    AppliedList.Line of(MailDomain domain);
  }

  /** The first lines of a file, without a look at the rest. */
  static ListsHeader header(Path file) throws IOException {
    return open(file, new CRC32C(), ListsReader::header);
  }

  /**
   * Reads all recipients.
   *
   * @throws DamagedFileException when the file is not whole, perhaps after the last recipient
   */
  static void read(Path file, Visitor visitor) throws IOException {
    readLines(
        file,
        domain ->
            (line, from, addressEnd, to) -> {
              String address = new String(line, from, addressEnd - from, UTF_8);
              boolean named = addressEnd < to;
              String name =
                  named ? new String(line, addressEnd + 1, to - addressEnd - 1, UTF_8) : null;
              visitor.recipient(domain, address, name);
            });
  }

  /**
   * Reads all recipients as bytes.
   *
   * @return a checksum of the file
   * @throws DamagedFileException when the file is not whole, perhaps after the last recipient
   */
  static long readLines(Path file, Lines lines) throws IOException {
    CRC32C checksum = new CRC32C();
    open(
        file,
        checksum,
        reader -> {
          reader.all(lines);
          return file;
        });
    return checksum.getValue();
  }

  private interface Use<T> {
    T of(ListsReader reader) throws IOException;
  }

  private static <T> T open(Path file, Checksum checksum, Use<T> use) throws IOException {
    try (InputStream content = new CheckedInputStream(Files.newInputStream(file), checksum);
        ListsReader reader = new ListsReader(file, content)) {
      return use.of(reader);
    } catch (ZipException | EOFException e) {
      throw new DamagedFileException(file, "it is cut off or altered", e);
    }
  }

  private ListsHeader header() throws IOException {
    try {
      return parseHeader();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new DamagedFileException(file, "its first lines are none of its format", e);
    }
  }

  private ListsHeader parseHeader() throws IOException {
    String version = after(ListsHeader.MAGIC, next());
    switch (version) {
      case "1", "2" -> line.sumUpBy(LineSum.sha256());
      case "3", "4", "5" -> line.sumUpBy(LineSum.crc32c());
      default ->
          throw new DamagedFileException(
              file, "its format is " + version + ", this version reads 1 to 5", null);
    }
    copy = version.equals("2") || version.equals("4");
    prepared = version.equals("5");
    String runs = after("run ", next());
    Instant time = Instant.parse(after("time ", next()));
    int count = Integer.parseInt(after("lists ", next()));
    List<ListInfo> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(ListsHeader.parse(next()));
    }
    return ListsHeader.of(runs, time, List.copyOf(lists));
  }

  private void all(Lines lines) throws IOException {
    ListsHeader header = header();
    if (copy) {
      end(0);
      ListsHeader copied = header();
      require(!copy && isOfTheSame(header.lists(), copied.lists()));
      recipients(copied, lines);
    } else {
      recipients(header, lines);
    }
  }

  private static boolean isOfTheSame(List<ListInfo> lists, List<ListInfo> copied) {
    return lists.size() == 1
        && copied.size() == 1
        && lists.get(0).domain().equals(copied.get(0).domain())
        && lists.get(0).size().equals(copied.get(0).size());
  }

  private void recipients(ListsHeader header, Lines lines) throws IOException {
    if (prepared) {
      end(0);
    }
    long total = 0;
    for (ListInfo list : header.lists()) {
      require(next().equals("of " + list.domain()));
      AppliedList.Line taker = lines.of(list.domain());
      byte[] end = ("@" + list.domain()).getBytes(UTF_8);
      for (long i = 0; i < list.count(); i++) {
        line.next();
        recipient(end, taker);
      }
      total += list.count();
    }
    end(total);
    require(line.isLast());
  }

  private void end(long total) throws IOException {
    line.next();
    require(ListsHeader.end(total, line.sumBefore()).equals(line.text()));
  }

  private void recipient(byte[] end, AppliedList.Line taker) throws IOException {
    byte[] bytes = line.bytes();
    int to = addressEnd(bytes, line.from(), line.to());
    int local = to - end.length;
    require(local >= line.from() && Arrays.equals(bytes, local, to, end, 0, end.length));
    taker.recipient(bytes, line.from(), to, line.to());
  }

  /** By itself, so that the JVM compiles but this for its loop, and not what takes the line. */
  private static int addressEnd(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] != '\t') {
      end++;
    }
    return end;
  }

  private String next() throws IOException {
    line.next();
    return line.text();
  }

  private String after(String start, String line) throws IOException {
    require(line.startsWith(start));
    return line.substring(start.length());
  }

  private void require(boolean asWritten) throws IOException {
    if (!asWritten) {
      throw new DamagedFileException(file, "it holds something else than was written", null);
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
