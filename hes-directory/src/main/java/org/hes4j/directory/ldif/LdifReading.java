package org.hes4j.directory.ldif;

import java.io.IOException;
import java.util.function.Consumer;
import org.hes4j.directory.text.TextInput;
import org.hes4j.directory.text.TextReader;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads a dump from its first line to its last. */
record LdifReading(LdifAttributes attributes) implements TextInput.Reading {

  @Override
  public void read(TextReader text, Consumer<SourceRecord> consumer) throws IOException {
    PhysicalLines physical = new PhysicalLines(text, consumer instanceof AddressBytesConsumer);
    LdifLines lines = new LdifLines(physical);
    Dump dump = new Dump(attributes, consumer);
    ByteEntries entries =
        consumer instanceof AddressBytesConsumer inBytes
            ? new ByteEntries(attributes, physical, dump, inBytes)
            : null;
    for (Line line = next(entries, lines); line != null; line = next(entries, lines)) {
      dump.take(line);
    }
    dump.end();
  }

  /** The next line that is not taken as one of bytes. */
  private static @Nullable Line next(@Nullable ByteEntries entries, LdifLines lines)
      throws IOException {
    if (entries != null) {
      entries.take();
    }
    return lines.next();
  }
}
