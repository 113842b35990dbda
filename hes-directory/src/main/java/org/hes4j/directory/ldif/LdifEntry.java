package org.hes4j.directory.ldif;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hes4j.directory.text.UnreadableTextException;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** An entry while its lines come; a name may stand after the addresses it belongs to. */
final class LdifEntry {
  private final Field dn;
  private final LdifAttributes attributes;
  private final List<Field> addresses = new ArrayList<>();
  private final @Nullable String[] names;

  LdifEntry(Field dn, LdifAttributes attributes) {
    this.dn = dn;
    this.attributes = attributes;
    this.names = new String[attributes.names().size()];
  }

  void add(Field field) throws UnreadableTextException {
    if (attributes.addresses().contains(field.name())) {
      requireWholeList(field);
      addresses.add(field);
      return;
    }
    int preference = attributes.names().indexOf(field.name());
    FieldValue value = field.value();
    if (preference >= 0 && names[preference] == null && value.isText() && !value.isBlank()) {
      names[preference] = value.text();
    }
  }

  private static void requireWholeList(Field field) throws UnreadableTextException {
    if (field.isPartOfList()) {
      throw new UnreadableTextException(
          "line "
              + field.line()
              + ": the server gave only a part of the values (\""
              + field.options().substring(1)
              + "\"), and ldapsearch does not fetch the others. Read the directory itself.");
    }
  }

  /** Where it begins, for messages. */
  long line() {
    return dn.line();
  }

  void handOver(Consumer<SourceRecord> consumer) {
    if (addresses.isEmpty()) {
      consumer.accept(
          new SourceRecord.LeftOut(
              "entry without an address",
              Origin.of("line " + dn.line() + ": " + dn.value().text())));
    }
    String name = name();
    for (Field field : addresses) {
      consumer.accept(record(field, name));
    }
  }

  private SourceRecord record(Field field, @Nullable String name) {
    FieldValue value = field.value();
    Origin origin = Origin.entry(field.line(), dn.value().text(), field.name());
    if (!value.isText()) {
      return new SourceRecord.Rejected(value.text(), "bytes that are not UTF-8", origin);
    }
    return value.isBlank()
        ? new SourceRecord.Rejected(
            value.text(), "no value; a dump made with ldapsearch -A has none", origin)
        : new SourceRecord.Address(value.text(), name, origin);
  }

  private @Nullable String name() {
    for (String name : names) {
      if (name != null) {
        return name;
      }
    }
    return null;
  }
}
