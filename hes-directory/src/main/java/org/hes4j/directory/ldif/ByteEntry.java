package org.hes4j.directory.ldif;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hes4j.directory.text.ByteLines;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.Origin;

/**
 * An entry of plain lines while they come, as bytes: a copy of those that matter, and of the last
 * one, for the line after it may continue it. One is used for all entries. Not thread-safe.
 */
final class ByteEntry {
  private static final int MOST_BYTES = 1 << 16;
  private static final int MOST_LINES = 256;
  private static final int NO_LINE = -1;

  private final LineNames names;
  private final AddressBytes found = new AddressBytes();

  /** One for each attribute of addresses. */
  private final AddressBytes.Places[] places;

  /** By preference, the line that gives the name. */
  private final int[] nameLines;

  private final byte[] bytes = new byte[MOST_BYTES];
  private int lines;
  private final int[] begins = new int[MOST_LINES];
  private final int[] values = new int[MOST_LINES];
  private final int[] ends = new int[MOST_LINES];
  private final int[] uses = new int[MOST_LINES];
  private final long[] numbers = new long[MOST_LINES];
  private boolean begun;
  private boolean hasAddress;

  ByteEntry(LdifAttributes attributes) {
    names = new LineNames(attributes);
    places =
        attributes.addresses().stream()
            .map(ByteEntry::placesOf)
            .toArray(AddressBytes.Places[]::new);
    nameLines = new int[attributes.names().size()];
    clear();
  }

  private static AddressBytes.Places placesOf(String attribute) {
    return (dn, line) -> Origin.entry(line, dn, attribute);
  }

  /** Before the first line of another one. */
  void clear() {
    lines = 0;
    begun = false;
    hasAddress = false;
    Arrays.fill(nameLines, NO_LINE);
  }

  /** Whether it has its DN, the first line that matters. */
  boolean isBegun() {
    return begun;
  }

  boolean hasAddress() {
    return hasAddress;
  }

  /** Takes a plain line that is not empty; false where its text needs a look. */
  boolean take(ByteLines line) {
    byte[] all = line.bytes();
    int from = line.from();
    int to = line.to();
    if (all[from] == '#') {
      return !Completeness.mayMatter(all, from, to) && keep(line, LineNames.NO_USE, to);
    }
    int colon = LineNames.end(all, from, to);
    int value = value(all, colon, to);
    if (colon == from || value < 0) {
      return false;
    }
    int use = names.use(all, from, colon);
    if (use == LineNames.REFUSED || (use == LineNames.DN) == begun) {
      return false;
    }
    if (use < 0) {
      begun = true;
      return keep(line, use, value);
    }
    return use < places.length ? takeAddress(line, use, value) : takeName(line, use, value);
  }

  /** Where the value begins; -1 where none follows or it stands there in another form. */
  private static int value(byte[] all, int colon, int to) {
    if (colon == to || all[colon] != ':') {
      return -1;
    }
    int at = colon + 1;
    if (at < to && (all[at] == ':' || all[at] == '<')) {
      return -1;
    }
    while (at < to && all[at] == ' ') {
      at++;
    }
    return at;
  }

  private boolean takeAddress(ByteLines line, int use, int value) {
    hasAddress = true;
    return value < line.to() && keep(line, use, value);
  }

  private boolean takeName(ByteLines line, int use, int value) {
    int preference = use - places.length;
    if (value == line.to() || nameLines[preference] != NO_LINE) {
      return keep(line, LineNames.NO_USE, value);
    }
    if (!keep(line, use, value)) {
      return false;
    }
    nameLines[preference] = lines - 1;
    return true;
  }

  /** Copies a line over the last one if that was of no use; false when there is no room. */
  private boolean keep(ByteLines line, int use, int value) {
    if (lines > 0 && uses[lines - 1] == LineNames.NO_USE) {
      lines--;
    }
    int begin = lines == 0 ? 0 : ends[lines - 1];
    int length = line.to() - line.from();
    if (lines == MOST_LINES || length > MOST_BYTES - begin) {
      return false;
    }
    System.arraycopy(line.bytes(), line.from(), bytes, begin, length);
    begins[lines] = begin;
    values[lines] = begin + value - line.from();
    ends[lines] = begin + length;
    uses[lines] = use;
    numbers[lines++] = line.number();
    return true;
  }

  /** Its addresses, in the order of their lines. */
  void handOver(AddressBytesConsumer consumer) {
    setName();
    for (int i = 1; i < lines; i++) {
      int use = uses[i];
      if (use >= 0 && use < places.length) {
        found.setValue(bytes, values[i], ends[i]);
        found.setPlace(places[use], numbers[i], bytes, values[0], ends[0]);
        consumer.acceptBytes(found);
      }
    }
  }

  private void setName() {
    for (int line : nameLines) {
      if (line != NO_LINE) {
        found.setName(bytes, values[line], ends[line]);
        return;
      }
    }
    found.setNoName();
  }

  /** The lines it has kept, as text. Those it has not are such that nothing is read of them. */
  List<Line> toLines() {
    List<Line> texts = new ArrayList<>(lines);
    for (int i = 0; i < lines; i++) {
      texts.add(new Line(numbers[i], new String(bytes, begins[i], ends[i] - begins[i], UTF_8)));
    }
    return texts;
  }
}
