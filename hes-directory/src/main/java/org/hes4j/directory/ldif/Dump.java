package org.hes4j.directory.ldif;

import java.util.function.Consumer;
import org.hes4j.directory.text.ShownText;
import org.hes4j.directory.text.UnreadableTextException;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Takes the lines of a dump, one after the other: entries, the search's result, comments. */
final class Dump {
  private final LdifAttributes attributes;
  private final Consumer<SourceRecord> consumer;
  private final Completeness completeness = new Completeness();
  private @Nullable LdifEntry entry;
  private @Nullable SearchResult result;

  Dump(LdifAttributes attributes, Consumer<SourceRecord> consumer) {
    this.attributes = attributes;
    this.consumer = consumer;
  }

  void take(Line line) throws UnreadableTextException {
    if (line.isComment()) {
      completeness.comment(line);
    } else if (line.isEmpty()) {
      endBlock();
    } else {
      take(Field.of(line));
    }
  }

  private void take(Field field) throws UnreadableTextException {
    if (field.isCalled("ref")) {
      throw Completeness.reference(field.line());
    }
    if (entry != null) {
      takeInEntry(entry, field);
    } else if (result != null) {
      result.take(field);
    } else {
      begin(field);
    }
  }

  private static void takeInEntry(LdifEntry entry, Field field) throws UnreadableTextException {
    if (field.isCalled("control") || field.isCalled("changetype")) {
      throw new UnreadableTextException(
          "line "
              + field.line()
              + ": \""
              + field.name()
              + ":\" stands in the entry. This is a file of changes, not a list of what there is;"
              + " dump with ldapsearch -LLL.");
    }
    if (field.isCalled("dn")) {
      throw new UnreadableTextException(
          "line "
              + field.line()
              + ": an entry begins within the one of line "
              + entry.line()
              + ". Lines are missing; dump again.");
    }
    entry.add(field);
  }

  private void begin(Field field) throws UnreadableTextException {
    switch (field.name()) {
      case "version" -> requireKnownVersion(field);
      case "dn" -> {
        completeness.entry();
        entry = new LdifEntry(field, attributes);
      }
      case "search", "result" -> {
        result = new SearchResult(field.line(), completeness);
        result.take(field);
      }
      default ->
          throw new UnreadableTextException(
              "line "
                  + field.line()
                  + ": \""
                  + ShownText.of(field.name())
                  + ":\" belongs to no entry; an entry begins with \"dn:\". Lines are missing, or"
                  + " this is no LDIF; dump again.");
    }
  }

  private static void requireKnownVersion(Field field) throws UnreadableTextException {
    String version = field.value().text().strip();
    if (!version.equals("1") && !version.equals("0")) {
      throw new UnreadableTextException(
          "line "
              + field.line()
              + ": LDIF of version "
              + ShownText.of(version)
              + " is not known, only 1 (and 0). Dump with ldapsearch -LLL.");
    }
  }

  /** Whether the next line would begin an entry, or the search's result. */
  boolean isBetweenBlocks() {
    return entry == null && result == null;
  }

  /** Counts an entry that was taken elsewhere. */
  void count() throws UnreadableTextException {
    completeness.entry();
  }

  private void endBlock() throws UnreadableTextException {
    if (entry != null) {
      entry.handOver(consumer);
      entry = null;
    }
    if (result != null) {
      result.end();
      result = null;
    }
  }

  /** The end of the text: nothing may be left over. */
  void end() throws UnreadableTextException {
    if (entry != null) {
      throw new UnreadableTextException(
          "the text ends in the middle of the entry that begins in line "
              + entry.line()
              + ": no empty line follows it. It was cut off; dump again.");
    }
    endBlock();
    completeness.end();
  }
}
