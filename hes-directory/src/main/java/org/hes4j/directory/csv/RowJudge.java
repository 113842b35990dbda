package org.hes4j.directory.csv;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Decides what each row of a dump by the vendor's recipe is. */
final class RowJudge implements Judge {
  static final String EMPTY = "empty line (a base64 value cut by the recipe looks like this)";
  static final String UNWRAP = "dump again with ldapsearch -o ldif-wrap=no";

  private final Consumer<SourceRecord> consumer;
  private final Set<Integer> foldedLengths = new HashSet<>(Set.of(LdifPieces.foldedLength("mail")));
  private final AddressBytes found = new AddressBytes();
  private boolean begun;
  private boolean afterFoldedWithoutAt;

  RowJudge(Consumer<SourceRecord> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void decide(Row row) {
    if (row.isPlain()) {
      begun = true;
      afterFoldedWithoutAt = false;
      accept(row);
    } else {
      decideByShape(row);
    }
  }

  @Override
  public boolean take(ByteRow row, AddressBytesConsumer to) {
    if (!row.isPlain() || (row.isIndented() ? isMoreThanAddress(row) : row.hasFurtherAt())) {
      return false;
    }
    begun = true;
    afterFoldedWithoutAt = false;
    row.setValue(found, 0);
    if (row.isBlank(1)) {
      found.setNoName();
    } else {
      row.setName(found, 1);
    }
    found.setPlace(AddressBytes.Places.LINES, row.line());
    to.acceptBytes(found);
    return true;
  }

  /** Whether a line with the blank of the recipe before a plain address may be a piece of LDIF. */
  private boolean isMoreThanAddress(ByteRow row) {
    return row.cells() > 1 || afterFoldedWithoutAt || foldedLengths.contains(row.length(0));
  }

  /** What {@link #decide} says too, of a plain row as of any other, by a look at all shapes. */
  void decideByShape(Row row) {
    boolean header = !begun && row.isHeaderAt(0);
    boolean afterFold = afterFoldedWithoutAt;
    begun = true;
    afterFoldedWithoutAt = false;
    if (row.first().isBlank() && rejectFurther(row)) {
      return;
    }
    String kind = header && !LdifPieces.isAttributeList(row) ? "header" : leftOut(row);
    if (kind != null) {
      consumer.accept(new SourceRecord.LeftOut(kind, Origin.line(row.line())));
      return;
    }
    String reason = distrust(row, afterFold);
    if (reason != null) {
      reject(row, row.first(), reason);
    } else {
      accept(row);
    }
  }

  /** Why the row is recognisably not meant as a recipient, or null. */
  private @Nullable String leftOut(Row row) {
    if (row.first().isBlank()) {
      return row.single() ? EMPTY : "row without an address";
    }
    if (LdifPieces.isComment(row)) {
      return "comment line";
    }
    if (LdifPieces.isAttributeList(row)) {
      learnFoldedLengths(row.first());
      return "list of requested attributes";
    }
    if (LdifPieces.isFilter(row)) {
      return "search filter";
    }
    if (LdifPieces.isReference(row)) {
      return null;
    }
    if (LdifPieces.isDn(row) || (LdifPieces.isRestOfDn(row) && !row.hasAt())) {
      return "DN line";
    }
    return LdifPieces.isRestOfComment(row) && !row.hasAt() ? "comment line" : null;
  }

  private void learnFoldedLengths(String attributes) {
    for (String attribute : attributes.strip().split(" ", -1)) {
      foldedLengths.add(LdifPieces.foldedLength(attribute));
    }
  }

  /** Why the row must not be taken for what it looks like, or null. */
  private @Nullable String distrust(Row row, boolean afterFold) {
    if (LdifPieces.isReference(row)) {
      return "reads like a search reference that the recipe cut: a part of the directory lies on"
          + " another server and is not in this dump";
    }
    if (row.first().startsWith("#")) {
      return "begins with #; for a comment write a blank after it";
    }
    if (row.hasAt() && LdifPieces.isNamed(row)) {
      return "reads like a DN, not like an address";
    }
    if (row.hasAt() && (LdifPieces.isRestOfDn(row) || LdifPieces.isRestOfComment(row))) {
      return "may be the rest of a folded DN or comment line; " + UNWRAP;
    }
    if (row.single() && row.indented() && foldedLengths.contains(row.first().length())) {
      afterFoldedWithoutAt = !row.hasAt();
      return "possibly folded: exactly as long as a line of ldapsearch can be, so its end may be"
          + " missing; "
          + UNWRAP;
    }
    return afterFold && row.indented() && row.hasAt()
        ? "may be the rest of the folded line before it; " + UNWRAP
        : null;
  }

  private void accept(Row row) {
    String name = row.single() ? "" : row.cells().get(1);
    consumer.accept(
        new SourceRecord.Address(
            row.first(), name.isBlank() ? null : name, Origin.line(row.line())));
    rejectFurther(row);
  }

  /** Tells of addresses behind the first cell; false when there is none. */
  private boolean rejectFurther(Row row) {
    boolean any = false;
    String address = row.first().strip();
    for (String cell : row.cells().subList(1, row.cells().size())) {
      if (Row.looksLikeAddress(cell) && !cell.strip().equalsIgnoreCase(address)) {
        any = true;
        reject(
            row,
            cell,
            "an address beside the first column; give each address its own line, or name the columns");
      }
    }
    return any;
  }

  private void reject(Row row, String value, String reason) {
    consumer.accept(new SourceRecord.Rejected(value, reason, Origin.line(row.line())));
  }
}
