package org.hes4j.directory.ldif;

import java.io.IOException;
import java.util.function.Consumer;
import org.hes4j.directory.text.TextInput;
import org.hes4j.directory.text.TextReader;
import org.hes4j.recipient.SourceRecord;

/** Reads a dump from its first line to its last. */
record LdifReading(LdifAttributes attributes) implements TextInput.Reading {

  @Override
  public void read(TextReader text, Consumer<SourceRecord> consumer) throws IOException {
    LdifLines lines = new LdifLines(text);
    Dump dump = new Dump(attributes, consumer);
    for (Line line = lines.next(); line != null; line = lines.next()) {
      dump.take(line);
    }
    dump.end();
  }
}
