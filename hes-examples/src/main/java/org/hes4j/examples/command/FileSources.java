package org.hes4j.examples.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.hes4j.directory.csv.CsvRecipientSource;
import org.hes4j.directory.csv.CsvRecipientSourceBuilder;
import org.hes4j.directory.ldif.LdifRecipientSource;
import org.hes4j.directory.ldif.LdifRecipientSourceBuilder;
import org.hes4j.recipient.RecipientSource;

/** Makes sources of files. */
final class FileSources {
  private final FileOptions options;
  private final LdapOptions attributes;
  private final boolean withoutNames;
  private final Surroundings surroundings;

  FileSources(Options options, Surroundings surroundings) {
    this.options = options.files;
    this.attributes = options.ldap;
    this.withoutNames = options.choices.withoutNames;
    this.surroundings = surroundings;
  }

  RecipientSource csv() {
    String file = file("csv");
    CsvRecipientSourceBuilder builder =
        file.equals("-")
            ? CsvRecipientSource.builder("standard input", surroundings::in)
            : CsvRecipientSource.builder(path(file));
    if (options.charset != null) {
      builder.charset(options.charset);
    }
    if (options.delimiter != null) {
      builder.delimiter(options.delimiter);
    }
    if (options.commentMarker != null) {
      builder.commentMarker(options.commentMarker);
    }
    if (options.header) {
      builder.header();
    }
    if (options.endMarker != null) {
      builder.endMarker(options.endMarker);
    }
    if (options.atLeast != null) {
      builder.atLeast(options.atLeast);
    }
    columns(builder);
    return builder.build();
  }

  private void columns(CsvRecipientSourceBuilder builder) {
    if (!options.addressColumns.isEmpty()) {
      if (areNumbers(options.addressColumns)) {
        builder.addressColumns(numbers(options.addressColumns));
      } else {
        builder.addressColumns(options.addressColumns.toArray(String[]::new));
      }
    }
    if (!options.displayNameColumns.isEmpty()) {
      if (areNumbers(options.displayNameColumns)) {
        builder.displayNameColumns(numbers(options.displayNameColumns));
      } else {
        builder.displayNameColumns(options.displayNameColumns.toArray(String[]::new));
      }
    }
  }

  private static boolean areNumbers(List<String> columns) {
    return columns.stream().allMatch(column -> column.matches("[0-9]{1,4}"));
  }

  private static int[] numbers(List<String> columns) {
    return columns.stream().mapToInt(Integer::parseInt).toArray();
  }

  RecipientSource ldif() {
    String file = file("ldif");
    LdifRecipientSourceBuilder builder =
        file.equals("-")
            ? LdifRecipientSource.builder("standard input", surroundings::in)
            : LdifRecipientSource.builder(path(file));
    try {
      attributes(builder);
    } catch (IllegalArgumentException e) {
      throw new UsageException("the source cannot be read like this: " + e.getMessage());
    }
    if (options.charset != null) {
      builder.charset(options.charset);
    }
    if (options.endMarker != null) {
      builder.endMarker(options.endMarker);
    }
    if (options.atLeast != null) {
      builder.atLeast(options.atLeast);
    }
    return builder.build();
  }

  private void attributes(LdifRecipientSourceBuilder builder) {
    if (!attributes.attributes.isEmpty()) {
      builder.attributes(attributes.attributes.toArray(String[]::new));
    }
    if (withoutNames) {
      builder.displayNameAttributes();
    } else if (!attributes.displayNameAttributes.isEmpty()) {
      builder.displayNameAttributes(attributes.displayNameAttributes.toArray(String[]::new));
    }
  }

  private String file(String type) {
    if (options.file == null) {
      throw new UsageException(
          "-f is missing: -t " + type + " needs the file, or - for standard input");
    }
    return options.file;
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new UsageException("-f names no file");
    }
  }
}
