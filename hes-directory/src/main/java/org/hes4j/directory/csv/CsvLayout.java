package org.hes4j.directory.csv;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.hes4j.directory.text.UnreadableTextException;
import org.hes4j.recipient.SourceRecord;

/**
 * How the rows are written and what stands where.
 *
 * @param format delimiter and comment marker
 * @param header whether the caller said that the first row is a header
 * @param addressColumns the columns of addresses; empty for the first one, read as a dump of the
 *     vendor's recipe
 * @param nameColumns the columns that make up the display name
 */
record CsvLayout(
    CSVFormat format, boolean header, List<Column> addressColumns, List<Column> nameColumns) {

  /** One column of addresses and perhaps a name, as the vendor has it. */
  static final CsvLayout OF_RECIPE =
      new CsvLayout(
          CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get(),
          false,
          List.of(),
          List.of());

  boolean hasHeader() {
    return header
        || Stream.of(addressColumns, nameColumns).flatMap(List::stream).anyMatch(Column::isNamed);
  }

  /**
   * The judge of the rows that follow.
   *
   * @param first the first row that is not blank
   * @throws UnreadableTextException when it has no column that is needed
   */
  Judge judge(Row first, Consumer<SourceRecord> consumer) throws UnreadableTextException {
    return addressColumns.isEmpty()
        ? new RowJudge(consumer)
        : new ColumnJudge(Columns.find(this, first), consumer);
  }
}
