package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes lists in the form that the package describes, one recipient after the other. */
final class ListsWriter {
  private static final int BUFFER = 1 << 16;

  private final DigestOutputStream out;
  private long total;

  private ListsWriter(OutputStream out) {
    this.out = new DigestOutputStream(out, Sha256.of());
  }

  /** Writes a whole file, and leaves the stream open. */
  static void write(OutputStream file, ListsHeader header, List<KeptList> lists)
      throws IOException {
    Fast gzip = new Fast(file);
    OutputStream buffer = new BufferedOutputStream(gzip, BUFFER);
    new ListsWriter(buffer).write(header, lists);
    buffer.flush();
    gzip.finish();
  }

  private void write(ListsHeader header, List<KeptList> lists) throws IOException {
    line(ListsHeader.MAGIC + ListsHeader.VERSION);
    line("run " + header.run());
    line("time " + header.time());
    line("lists " + lists.size());
    for (KeptList list : lists) {
      line(ListsHeader.line(list.info()));
    }
    for (KeptList list : lists) {
      recipients(list);
    }
    line("end " + total + " " + HexFormat.of().formatHex(out.getMessageDigest().digest()));
  }

  private void recipients(KeptList list) throws IOException {
    line("of " + list.info().domain());
    long count = 0;
    for (KeptList.Entry entry : list.recipients()) {
      line(entry.name().isEmpty() ? entry.address() : entry.address() + "\t" + entry.name());
      count++;
    }
    if (count != list.info().count()) {
      throw new IllegalStateException(
          "the list of %s has %d recipients, %d were told"
              .formatted(list.info().domain(), count, list.info().count()));
    }
    total += count;
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(UTF_8));
  }

  /** The lists are written before a change, which waits for it. */
  private static final class Fast extends GZIPOutputStream {
    private Fast(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
