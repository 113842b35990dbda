package org.hes4j.incremental;

import java.util.List;
import org.hes4j.recipient.SourceRecord;

/** Puts the records of an entry into the bytes of its value. */
final class RecordWriter {
  static final int ADDRESS = 0;
  static final int NAMED_ADDRESS = 1;
  static final int REJECTED = 2;
  static final int LEFT_OUT = 3;

  /** Added to the kind where the place is one of those who count whatever the source says. */
  static final int INCLUDED = 0x10;

  private final ByteWriter out = new ByteWriter();

  byte[] value(List<SourceRecord> records) {
    out.clear().varint(records.size());
    String origin = "";
    for (SourceRecord record : records) {
      content(record);
      String next = record.origin().toString();
      int shared = shared(origin, next);
      out.varint(shared).text(next.substring(shared));
      origin = next;
    }
    return out.toBytes();
  }

  private void content(SourceRecord record) {
    int flag = record.origin().isIncluded() ? INCLUDED : 0;
    if (record instanceof SourceRecord.Address address) {
      String name = address.displayName();
      out.put((name == null ? ADDRESS : NAMED_ADDRESS) + flag).text(address.value());
      if (name != null) {
        out.text(name);
      }
    } else if (record instanceof SourceRecord.Rejected rejected) {
      out.put(REJECTED + flag).text(rejected.value()).text(rejected.reason());
    } else if (record instanceof SourceRecord.LeftOut leftOut) {
      out.put(LEFT_OUT + flag).text(leftOut.kind());
    }
  }

  private static int shared(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int same = 0;
    while (same < most && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }
}
