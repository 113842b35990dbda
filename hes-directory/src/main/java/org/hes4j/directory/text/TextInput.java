package org.hes4j.directory.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.hes4j.gzip.GzipException;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;

/** A file or stream of text that can be read. Immutable; as thread-safe as its opener. */
public final class TextInput {
  private static final String PACK_AGAIN = " Pack it again, or read it unpacked.";

  private final String name;
  private final Bytes bytes;
  private final int bufferSize;

  private TextInput(String name, Bytes bytes, int bufferSize) {
    this.name = name;
    this.bytes = bytes;
    this.bufferSize = bufferSize;
  }

  /**
   * A file. It is opened at each read.
   *
   * @param kind what it is called in messages, before its path
   */
  public static TextInput of(String kind, Path file) {
    return new TextInput(kind + " " + file, new FileBytes(file), TextBytes.SIZE);
  }

  /** A stream, with its name in messages. */
  public static TextInput ofStream(String name, StreamOpener opener) {
    return new TextInput(name, new Bytes.OfStream(opener), TextBytes.SIZE);
  }

  /**
   * The same, read through a buffer of so many bytes; default 131,072, where any line of addresses
   * has room.
   *
   * @throws IllegalArgumentException when they are fewer than 16, for a character must have room
   */
  public TextInput buffered(int size) {
    if (size < 16) {
      throw new IllegalArgumentException("a buffer of " + size + " bytes; expected at least 16");
    }
    return new TextInput(name, bytes, size);
  }

  /** Makes records of the characters of a text. */
  @FunctionalInterface
  public interface Reading {

    /** Reads to the end, and hands on every record. */
    void read(TextReader text, Consumer<SourceRecord> consumer) throws IOException;
  }

  /**
   * Reads the whole text.
   *
   * @throws RecipientSourceException when it could not be read whole, or a guard says that it is
   *     not whole
   */
  public void read(TextGuards guards, Consumer<SourceRecord> consumer, Reading reading) {
    try {
      Bytes.Opened opened = bytes.open();
      CountedAddresses counted = CountedAddresses.of(consumer);
      try (var stream = opened.stream();
          TextReader text =
              new TextReader(new TextBytes(Unpacked.of(stream), bufferSize), guards)) {
        reading.read(text, guards.leastAddresses() > 0 ? counted : consumer);
      }
      opened.requireUnchanged();
      counted.requireAtLeast(guards.leastAddresses());
    } catch (IOException e) {
      throw new RecipientSourceException(name + ": " + problem(e), e);
    }
  }

  private static String problem(IOException e) {
    if (e instanceof GzipException packed) {
      return switch (packed.problem()) {
        case CUT_OFF -> "its gzip data ends in the middle: the file was cut off. Dump it again.";
        case DAMAGED -> "its gzip data is damaged." + PACK_AGAIN;
        case FOLLOWED -> "something that is not gzip follows its gzip data." + PACK_AGAIN;
      };
    }
    return e instanceof UnreadableTextException
        ? String.valueOf(e.getMessage())
        : "cannot be read to its end: " + e + ". Nothing of it was used.";
  }

  /** Its name in messages: {@code CSV file ldapbackup.csv}, or that of the stream. */
  @Override
  public String toString() {
    return name;
  }
}
