package org.hes4j.benchmarks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The baseline of reading a CSV file: Commons CSV, counting values of the first column. */
final class RawCsvRead {
  private RawCsvRead() {}

  /** Argument: the file. */
  public static void main(String[] arguments) throws IOException {
    long count = 0;
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]), UTF_8);
        var records = CSVFormat.DEFAULT.parse(reader)) {
      for (CSVRecord each : records) {
        count += each.get(0).isEmpty() ? 0 : 1;
      }
    }
    System.out.println(count);
  }
}
