package org.hes4j.examples.command;

import java.nio.charset.Charset;
import java.util.List;
import org.hes4j.examples.command.Options.SourceType;
import org.jspecify.annotations.Nullable;

/** How files are read, and which columns of files and queries count. */
final class FileOptions {
  private static final Setting<String> FILE =
      Setting.of(
              "file",
              "FILE",
              Kind.TEXT,
              "The CSV or LDIF file, packed with gzip or not; - is standard input.")
          .withLetter("f");

  private static final Setting<Charset> CHARSET =
      Setting.of("charset", "NAME", Kind.CHARSET, "The file's character set; UTF-8 by default.");

  private static final Setting<Character> DELIMITER =
      Setting.of(
              "delimiter",
              "CHAR",
              Kind.CHARACTER,
              "What stands between the columns of a CSV file; a comma by default.")
          .only(Use.of(SourceType.csv));

  private static final Setting<Boolean> HEADER =
      Setting.ofSwitch("header", "The CSV file's first line names its columns.")
          .only(Use.of(SourceType.csv));

  private static final Setting<Character> COMMENT_MARKER =
      Setting.of(
              "comment-marker",
              "CHAR",
              Kind.CHARACTER,
              "What comment lines of a CSV file begin with.")
          .only(Use.of(SourceType.csv));

  private static final Setting<String> ADDRESS_COLUMN =
      Setting.of(
              "address-column",
              "COLUMN",
              Kind.TEXT,
              "A column with addresses, by its name (csv with a header, jdbc) or number from 1 (csv);"
                  + " may be given several times.")
          .only(Use.of(SourceType.csv, SourceType.jdbc));

  private static final Setting<String> DISPLAY_NAME_COLUMN =
      Setting.of("display-name-column", "COLUMN", Kind.TEXT, "The column with names, likewise.")
          .only(Use.of(SourceType.csv, SourceType.jdbc));

  private static final Setting<String> END_MARKER =
      Setting.of(
          "end-marker",
          "LINE",
          Kind.TEXT,
          "The file's last line must be this, else it was cut off.");

  private static final Setting<Long> AT_LEAST =
      Setting.of(
          "at-least",
          "N",
          Kind.largeNumber(),
          "The file must hold at least so many addresses, else it was cut off.");

  static final Section SECTION =
      Section.of(
              "Files, and columns of files and queries",
              FILE,
              CHARSET,
              DELIMITER,
              HEADER,
              COMMENT_MARKER,
              ADDRESS_COLUMN,
              DISPLAY_NAME_COLUMN,
              END_MARKER,
              AT_LEAST)
          .only(Use.of(SourceType.csv, SourceType.ldif));

  final @Nullable String file;
  final @Nullable Charset charset;
  final @Nullable Character delimiter;
  final boolean header;
  final @Nullable Character commentMarker;
  final List<String> addressColumns;
  final List<String> displayNameColumns;
  final @Nullable String endMarker;
  final @Nullable Long atLeast;

  FileOptions(Given given) {
    file = given.value(FILE);
    charset = given.value(CHARSET);
    delimiter = given.value(DELIMITER);
    header = given.value(HEADER, false);
    commentMarker = given.value(COMMENT_MARKER);
    addressColumns = given.values(ADDRESS_COLUMN);
    displayNameColumns = given.values(DISPLAY_NAME_COLUMN);
    endMarker = given.value(END_MARKER);
    atLeast = given.value(AT_LEAST);
  }
}
