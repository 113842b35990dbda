package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/** A line for each run. What cannot be read of it is passed over, and never in the way of a run. */
final class HistoryFile {
  /** About ten thousand runs of one domain. */
  private static final long LARGEST = 4 << 20;

  private static final int KEPT = 5_000;
  private static final int NEWEST_BYTES = 4096;

  private final Path file;
  private final Disk disk;

  HistoryFile(Path file, Disk disk) {
    this.file = file;
    this.disk = disk;
  }

  History read() throws IOException {
    return read(lines());
  }

  private static History read(List<String> lines) {
    List<HistoryEntry> entries = new ArrayList<>();
    int unreadable = 0;
    for (String line : lines) {
      try {
        entries.add(HistoryJson.read(line));
      } catch (IOException | RuntimeException e) {
        unreadable++;
      }
    }
    Collections.reverse(entries);
    return new History(entries, unreadable);
  }

  private List<String> lines() throws IOException {
    return Files.exists(file)
        ? new String(Files.readAllBytes(file), UTF_8).lines().toList()
        : List.of();
  }

  /** The number of the last run that has a line. */
  OptionalLong lastNumber() throws IOException {
    // Every run asks, and has its line added at the end: what is older matters only where nothing
    // there can be read.
    OptionalLong ofNewest = lastNumber(read(newestLines()));
    return ofNewest.isPresent() ? ofNewest : lastNumber(read());
  }

  private static OptionalLong lastNumber(History history) {
    return history.entries().stream()
        .flatMap(entry -> RunId.parse(entry.run()).stream())
        .mapToLong(RunId::number)
        .max();
  }

  /** Some lines from the end; the first of them may be a part of one, which cannot be read. */
  private List<String> newestLines() throws IOException {
    if (Files.notExists(file)) {
      return List.of();
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - NEWEST_BYTES));
      return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8).lines().toList();
    }
  }

  void append(HistoryEntry entry) throws IOException {
    if (Files.exists(file) && Files.size(file) > LARGEST) {
      shorten();
    }
    String line = HistoryJson.write(entry) + "\n";
    // a line that was cut off must not take the next one with it
    disk.append(file, ((isCutOff() ? "\n" : "") + line).getBytes(UTF_8));
  }

  /** Whether the last line was not written whole. */
  boolean isCutOff() throws IOException {
    if (Files.notExists(file) || Files.size(file) == 0) {
      return false;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.position(channel.size() - 1).read(last);
      return last.get(0) != '\n';
    }
  }

  private void shorten() throws IOException {
    List<String> lines = lines();
    List<String> kept = lines.subList(Math.max(0, lines.size() - KEPT), lines.size());
    AtomicFile.write(disk, file, out -> writeLines(out, kept));
  }

  private static void writeLines(OutputStream out, List<String> lines) throws IOException {
    out.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
  }
}
