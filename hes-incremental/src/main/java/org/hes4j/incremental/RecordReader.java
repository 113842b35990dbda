package org.hes4j.incremental;

import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;

/** Takes the records of an entry out of the bytes of its value, one after the other. */
final class RecordReader {
  private static final Origin NONE = Origin.of("");

  private final ByteReader in;
  private int left;
  private String place = "";
  private Origin origin = NONE;
  private boolean included;

  RecordReader(byte[] value) {
    this.in = new ByteReader(value);
    this.left = in.varint();
  }

  boolean hasNext() {
    return left > 0;
  }

  SourceRecord next() {
    left--;
    int kind = in.take();
    included = (kind & RecordWriter.INCLUDED) != 0;
    String first = in.text();
    return switch (kind & ~RecordWriter.INCLUDED) {
      case RecordWriter.ADDRESS -> new SourceRecord.Address(first, null, origin());
      case RecordWriter.NAMED_ADDRESS -> new SourceRecord.Address(first, in.text(), origin());
      case RecordWriter.REJECTED -> new SourceRecord.Rejected(first, in.text(), origin());
      case RecordWriter.LEFT_OUT -> new SourceRecord.LeftOut(first, origin());
      default -> throw new StoreDamagedException("a record of an unknown kind");
    };
  }

  private Origin origin() {
    int shared = in.varint();
    String rest = in.text();
    if (shared < 0 || shared > place.length()) {
      throw new StoreDamagedException("a record of an unknown origin");
    }
    boolean another = shared < place.length() || !rest.isEmpty() || origin == NONE;
    if (another || origin.isIncluded() != included) {
      place = shared == 0 ? rest : place.substring(0, shared) + rest;
      origin = included ? Origin.included(place) : Origin.of(place);
    }
    return origin;
  }
}
