package org.hes4j.examples.command;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How files are read, and which columns of files and queries count. Filled by picocli. */
final class FileOptions {
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The CSV or LDIF file, packed with gzip or not; - is standard input.")
  @Nullable String file;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      description = "The file's character set; UTF-8 by default.")
  @Nullable Charset charset;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "What stands between the columns of a CSV file; a comma by default.")
  @Nullable Character delimiter;

  @Option(names = "--header", description = "The CSV file's first line names its columns.")
  boolean header;

  @Option(
      names = "--comment-marker",
      paramLabel = "CHAR",
      description = "What comment lines of a CSV file begin with.")
  @Nullable Character commentMarker;

  @Option(
      names = "--address-column",
      paramLabel = "COLUMN",
      description =
          "A column with addresses, by its name (csv with a header, jdbc) or number from 1 (csv);"
              + " may be given several times.")
  List<String> addressColumns = new ArrayList<>();

  @Option(
      names = "--display-name-column",
      paramLabel = "COLUMN",
      description = "The column with names, likewise.")
  List<String> displayNameColumns = new ArrayList<>();

  @Option(
      names = "--end-marker",
      paramLabel = "LINE",
      description = "The file's last line must be this, else it was cut off.")
  @Nullable String endMarker;

  @Option(
      names = "--at-least",
      paramLabel = "N",
      description = "The file must hold at least so many addresses, else it was cut off.")
  @Nullable Long atLeast;
}
