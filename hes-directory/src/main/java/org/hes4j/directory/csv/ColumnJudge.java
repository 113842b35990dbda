package org.hes4j.directory.csv;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Takes the addresses out of the columns that the caller named; a table is no piece of LDIF. */
final class ColumnJudge implements Judge {
  /** More than any name of a person has; a longer one is made of text. */
  private static final int LONGEST_NAME = 1024;

  private final Columns columns;
  private final Set<Integer> addressPlaces;
  private final Consumer<SourceRecord> consumer;
  private final AddressBytes found = new AddressBytes();
  private final byte[] name = new byte[LONGEST_NAME];
  private boolean begun;

  ColumnJudge(Columns columns, Consumer<SourceRecord> consumer) {
    this.columns = columns;
    this.addressPlaces = columns.addresses().stream().collect(Collectors.toUnmodifiableSet());
    this.consumer = consumer;
  }

  @Override
  public void decide(Row row) {
    boolean first = !begun;
    begun = true;
    if (first && !columns.underHeader() && addressPlaces.stream().anyMatch(row::isHeaderAt)) {
      leaveOut(row, "header");
    } else if (row.single() && row.first().isBlank()) {
      leaveOut(row, "empty line");
    } else {
      take(row);
      rejectBeyondHeader(row);
    }
  }

  @Override
  public boolean take(ByteRow row, AddressBytesConsumer to) {
    if (!begun || isBeyondHeader(row.cells()) || !hasAddress(row) || !setName(row)) {
      return false;
    }
    found.setPlace(AddressBytes.Places.LINES, row.line());
    for (int i = 0; i < columns.addresses().size(); i++) {
      int place = columns.addresses().get(i);
      if (!row.isBlank(place)) {
        row.setValue(found, place);
        to.acceptBytes(found);
      }
    }
    return true;
  }

  private boolean hasAddress(ByteRow row) {
    boolean any = false;
    for (int i = 0; i < columns.addresses().size(); i++) {
      any |= !row.isBlank(columns.addresses().get(i));
    }
    return any;
  }

  /** False for a name that is too long to be one. */
  private boolean setName(ByteRow row) {
    int length = 0;
    for (int i = 0; i < columns.names().size(); i++) {
      int place = columns.names().get(i);
      if (!row.isBlank(place)) {
        if (length > 0 && length < name.length) {
          name[length++] = ' ';
        }
        length = row.copyStripped(place, name, length);
        if (length < 0) {
          return false;
        }
      }
    }
    if (length > 0) {
      found.setName(name, 0, length);
    } else {
      found.setNoName();
    }
    return true;
  }

  private void take(Row row) {
    String name = name(row);
    Origin origin = Origin.line(row.line());
    boolean found = false;
    boolean reached = false;
    for (int place : columns.addresses()) {
      String cell = row.cell(place);
      reached |= cell != null;
      if (cell != null && !cell.isBlank()) {
        found = true;
        consumer.accept(new SourceRecord.Address(cell, name, origin));
      }
    }
    if (!reached) {
      reject(row, row.first(), "the row ends before the column of addresses");
    } else if (!found) {
      leaveOut(row, "row without an address");
    }
  }

  private @Nullable String name(Row row) {
    String name = null;
    for (int place : columns.names()) {
      String cell = row.cell(place);
      if (cell != null && !cell.isBlank()) {
        name = name == null ? cell.strip() : name + " " + cell.strip();
      }
    }
    return name;
  }

  /** A delimiter in a value that is not quoted moves what follows, and an address may be lost. */
  private void rejectBeyondHeader(Row row) {
    if (!isBeyondHeader(row.cells().size())) {
      return;
    }
    for (int place = 0; place < row.cells().size(); place++) {
      String cell = row.cells().get(place);
      if (!addressPlaces.contains(place) && Row.looksLikeAddress(cell)) {
        reject(
            row,
            cell,
            "the row has more cells than the header, so this address may have been moved out of"
                + " its column; quote values that hold the delimiter");
      }
    }
  }

  private boolean isBeyondHeader(int cells) {
    return columns.underHeader() && cells > columns.headerSize();
  }

  private void leaveOut(Row row, String kind) {
    consumer.accept(new SourceRecord.LeftOut(kind, Origin.line(row.line())));
  }

  private void reject(Row row, String value, String reason) {
    consumer.accept(new SourceRecord.Rejected(value, reason, Origin.line(row.line())));
  }
}
