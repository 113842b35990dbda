package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.hes4j.recipient.MailDomain;

/** Writes lists in the form that the package describes, one recipient after the other. */
final class ListsWriter {
  private static final int BUFFER = 1 << 16;

  private final LineOutput out;
  private long total;

  private ListsWriter(LineOutput out) {
    this.out = out;
  }

  /** Writes a whole file, and leaves the stream open. */
  static void write(OutputStream file, ListsHeader header, List<KeptList> lists)
      throws IOException {
    Fast gzip = new Fast(file);
    try (LineOutput lines = new LineOutput(gzip)) {
      new ListsWriter(lines).write(header, lists);
      lines.flush();
    }
    gzip.finish();
  }

  /** Writes a file whose one list is the one of another file, and leaves the stream open. */
  static void writeCopy(OutputStream file, ListsHeader header, WholeList list) throws IOException {
    writeHeader(file, ListsHeader.COPY_VERSION, header);
    list.copyTo(file);
  }

  /** Writes the recipients of a list alone, and leaves the stream open. */
  static void writeLines(
      OutputStream file, MailDomain domain, long count, KeptList.Recipients recipients)
      throws IOException {
    Fast gzip = new Fast(file);
    try (LineOutput lines = new LineOutput(gzip)) {
      ListsWriter writer = new ListsWriter(lines);
      writer.recipients(domain, count, recipients);
      writer.end();
      lines.flush();
    }
    gzip.finish();
  }

  /** Writes a file whose one list was written before, and leaves the stream open. */
  static void writePrepared(OutputStream file, ListsHeader header, PreparedList list)
      throws IOException {
    writeHeader(file, ListsHeader.PREPARED_VERSION, header);
    list.copyTo(file);
  }

  private static void writeHeader(OutputStream file, int version, ListsHeader header)
      throws IOException {
    Fast gzip = new Fast(file);
    try (LineOutput lines = new LineOutput(gzip)) {
      ListsWriter writer = new ListsWriter(lines);
      writer.header(version, header);
      writer.end();
      lines.flush();
    }
    gzip.finish();
  }

  private void write(ListsHeader header, List<KeptList> lists) throws IOException {
    header(ListsHeader.VERSION, header);
    for (KeptList list : lists) {
      recipients(list.info().domain(), list.info().count(), list.recipients());
    }
    end();
  }

  private void header(int version, ListsHeader header) throws IOException {
    line(ListsHeader.MAGIC + version);
    line("run " + header.runs());
    line("time " + header.time());
    line("lists " + header.lists().size());
    for (ListInfo list : header.lists()) {
      line(ListsHeader.line(list));
    }
  }

  private void end() throws IOException {
    line(ListsHeader.end(total, out.sum()));
  }

  private void recipients(MailDomain domain, long expected, KeptList.Recipients recipients)
      throws IOException {
    line("of " + domain);
    long before = out.count();
    recipients.writeTo(out::line);
    long count = out.count() - before;
    if (count != expected) {
      throw new IllegalStateException(
          "the list of %s has %s recipients, %s were told".formatted(domain, count, expected));
    }
    total += count;
  }

  private void line(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.line(bytes, bytes.length);
  }

  /** The lists are written before a change, which waits for it. */
  private static final class Fast extends GZIPOutputStream {
    private Fast(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
