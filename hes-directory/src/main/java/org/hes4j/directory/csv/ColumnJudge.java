package org.hes4j.directory.csv;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Takes the addresses out of the columns that the caller named; a table is no piece of LDIF. */
final class ColumnJudge implements Judge {
  private final Columns columns;
  private final Set<Integer> addressPlaces;
  private final Consumer<SourceRecord> consumer;
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
    if (!columns.underHeader() || row.cells().size() <= columns.headerSize()) {
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

  private void leaveOut(Row row, String kind) {
    consumer.accept(new SourceRecord.LeftOut(kind, Origin.line(row.line())));
  }

  private void reject(Row row, String value, String reason) {
    consumer.accept(new SourceRecord.Rejected(value, reason, Origin.line(row.line())));
  }
}
