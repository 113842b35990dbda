package org.hes4j.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.SourceRecord;

/**
 * Records on their way from one thread to another, in order: addresses that came as bytes one
 * behind the other in an array, all others as they are.
 *
 * <p>In the array a record is the length of its value (0 for one of the others), that of its name,
 * which of the places its origin is made by, the length of what that is made of and its number; and
 * then value, name and text of the place. Not thread-safe.
 */
final class RecordBatch {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int MOST_RECORDS = 512;
  private static final int SIZE = 1 << 15;
  private static final int HEAD = 5 + Long.BYTES;
  private static final int MOST_IN_BYTE = 255;

  /** What is longer makes room for too few others. */
  private static final int MOST_PLACE = 4096;

  private static final int LONGEST = HEAD + 2 * MOST_IN_BYTE + MOST_PLACE;

  private final List<SourceRecord> others = new ArrayList<>();
  private final List<AddressBytes.Places> places = new ArrayList<>();
  private byte[] bytes = {};
  private int end;
  private int records;

  /** Makes it empty, to be filled again. */
  void clear() {
    others.clear();
    places.clear();
    end = 0;
    records = 0;
  }

  boolean isEmpty() {
    return records == 0;
  }

  boolean isFull() {
    return records == MOST_RECORDS || end > SIZE - LONGEST;
  }

  /** Adds a record of any kind. */
  void add(SourceRecord next) {
    makeRoom();
    bytes[end++] = 0;
    others.add(next);
    records++;
  }

  /** Adds a copy. */
  void add(AddressBytes found) {
    int by = placesIndex(found.places());
    if (by < 0 || !isShort(found)) {
      add(found.toRecord());
      return;
    }
    makeRoom();
    bytes[end] = (byte) found.value().length();
    bytes[end + 1] = (byte) found.name().length();
    bytes[end + 2] = (byte) by;
    bytes[end + 3] = (byte) (found.place().length() >> Byte.SIZE);
    bytes[end + 4] = (byte) found.place().length();
    LONGS.set(bytes, end + 5, found.number());
    end += HEAD;
    append(found.value());
    append(found.name());
    append(found.place());
    records++;
  }

  private static boolean isShort(AddressBytes found) {
    return found.value().length() > 0
        && found.value().length() <= MOST_IN_BYTE
        && found.name().length() <= MOST_IN_BYTE
        && found.place().length() <= MOST_PLACE;
  }

  private void makeRoom() {
    if (bytes.length == 0) {
      bytes = new byte[SIZE];
    }
  }

  /** Few are ever used by one source: one for each attribute. */
  private int placesIndex(AddressBytes.Places used) {
    for (int i = places.size() - 1; i >= 0; i--) {
      if (places.get(i) == used) {
        return i;
      }
    }
    places.add(used);
    return places.size() > MOST_IN_BYTE ? -1 : places.size() - 1;
  }

  private void append(AddressBytes.Part part) {
    System.arraycopy(part.bytes(), part.from(), bytes, end, part.length());
    end += part.length();
  }

  /** Hands over all records in the order in which they were added. */
  void forEach(AddressBytesConsumer consumer) {
    AddressBytes found = new AddressBytes();
    int other = 0;
    for (int at = 0; at < end; ) {
      if (bytes[at] == 0) {
        consumer.accept(others.get(other++));
        at++;
      } else {
        at = read(found, at);
        consumer.acceptBytes(found);
      }
    }
  }

  /** Points to the address that is there, and tells where the next record is. */
  private int read(AddressBytes found, int at) {
    int value = at + HEAD;
    int name = value + (bytes[at] & 0xFF);
    int place = name + (bytes[at + 1] & 0xFF);
    int next = place + ((bytes[at + 3] & 0xFF) << Byte.SIZE | (bytes[at + 4] & 0xFF));
    found.setValue(bytes, value, name);
    if (place > name) {
      found.setName(bytes, name, place);
    } else {
      found.setNoName();
    }
    long number = (long) LONGS.get(bytes, at + 5);
    found.setPlace(places.get(bytes[at + 2] & 0xFF), number, bytes, place, next);
    return next;
  }
}
