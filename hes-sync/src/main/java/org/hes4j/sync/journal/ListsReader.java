package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** Reads a file of lists, and tells a damaged one from a whole one. */
final class ListsReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final BufferedReader lines;
  private final MessageDigest sha256 = Sha256.of();

  private ListsReader(Path file, InputStream content) throws IOException {
    this.file = file;
    this.lines =
        new BufferedReader(new InputStreamReader(new GZIPInputStream(content, BUFFER), UTF_8));
  }

  /** Takes the recipients of a file; what it was given is worth nothing until all is read. */
  interface Visitor {
    void recipient(MailDomain domain, String address, @Nullable String name);
  }

  /** The first lines of a file, without a look at the rest. */
  static ListsHeader header(Path file) throws IOException {
    return open(file, ListsReader::header);
  }

  /**
   * Reads all recipients.
   *
   * @throws DamagedFileException when the file is not whole, perhaps after the last recipient
   */
  static void read(Path file, Visitor visitor) throws IOException {
    open(
        file,
        reader -> {
          reader.recipients(reader.header(), visitor);
          return file;
        });
  }

  private interface Use<T> {
    T of(ListsReader reader) throws IOException;
  }

  private static <T> T open(Path file, Use<T> use) throws IOException {
    try (InputStream content = Files.newInputStream(file);
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
    if (!version.equals(Integer.toString(ListsHeader.VERSION))) {
      throw new DamagedFileException(
          file, "its format is " + version + ", this version reads " + ListsHeader.VERSION, null);
    }
    RunId run = RunId.parse(after("run ", next())).orElseThrow(IllegalArgumentException::new);
    Instant time = Instant.parse(after("time ", next()));
    int count = Integer.parseInt(after("lists ", next()));
    List<ListInfo> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(ListsHeader.parse(next()));
    }
    return new ListsHeader(run, time, List.copyOf(lists));
  }

  private void recipients(ListsHeader header, Visitor visitor) throws IOException {
    long total = 0;
    for (ListInfo list : header.lists()) {
      require(next().equals("of " + list.domain()));
      for (long i = 0; i < list.count(); i++) {
        recipient(list.domain(), next(), visitor);
      }
      total += list.count();
    }
    String digest = HexFormat.of().formatHex(sha256.digest());
    require(("end " + total + " " + digest).equals(lines.readLine()));
    require(lines.readLine() == null);
  }

  private void recipient(MailDomain domain, String line, Visitor visitor) throws IOException {
    int tab = line.indexOf('\t');
    String address = tab < 0 ? line : line.substring(0, tab);
    require(address.endsWith("@" + domain));
    visitor.recipient(domain, address, tab < 0 ? null : line.substring(tab + 1));
  }

  private String next() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new EOFException();
    }
    sha256.update(line.getBytes(UTF_8));
    sha256.update((byte) '\n');
    return line;
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
    lines.close();
  }
}
