package org.hes4j.directory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.hes4j.directory.text.StreamOpener;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;

/** Texts for tests of the sources that read them. */
public final class Texts {
  private Texts() {}

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static StreamOpener stream(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  /** A stream that gives so many bytes at a time at most. */
  public static StreamOpener inPieces(byte[] bytes, int most) {
    return () ->
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(most, length));
          }
        };
  }

  public static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(one);
    all.writeBytes(other);
    return all.toByteArray();
  }

  public static StreamOpener stream(String text) {
    return stream(utf8(text));
  }

  /** The bytes, and then a failure in place of the end. */
  public static StreamOpener breaking(String text) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("pipe broken");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return read();
          }
        };
    return () -> new SequenceInputStream(new ByteArrayInputStream(utf8(text)), broken);
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  public static Path write(Path folder, String text) {
    try {
      return Files.writeString(folder.resolve("dump"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a read fails with, as somebody who reads the message sees it. */
  public static AbstractThrowableAssert<?, ?> assertRefused(RecipientSource source) {
    return Assertions.assertThatThrownBy(() -> source.read(record -> {}))
        .isInstanceOf(RecipientSourceException.class);
  }

  /** Something that is done to the file while it is read, at the first record. */
  @FunctionalInterface
  public interface Change {
    void make() throws IOException;
  }

  public static Consumer<SourceRecord> atFirstRecord(Change change) {
    boolean[] done = new boolean[1];
    return record -> {
      if (!done[0]) {
        done[0] = true;
        try {
          change.make();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
