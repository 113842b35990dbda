package org.hes4j.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Origin;

/**
 * What a source brought beside recipients, as rows that the journal can keep: each a kind and its
 * values.
 *
 * @param leftAlone domains whose list was left as it is, for the source has nobody of them
 */
record SeenFindings(SourceFindings findings, Set<MailDomain> leftAlone) {
  /** With more than these the source is read again: they are what people should look at. */
  static final int MOST_REJECTIONS = 10_000;

  private static final String COUNTS = "counts";
  private static final String REJECTED = "rejected";
  private static final String LEFT_OUT = "left out";
  private static final String NOT_SELECTED = "not selected";
  private static final String OUT_OF_SCOPE = "out of scope";
  private static final String SAMPLE = "sample";
  private static final String LEFT_ALONE = "left alone";

  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    OutOfScope foreign = findings.outOfScope();
    rows.add(
        List.of(
            COUNTS,
            String.valueOf(findings.recordsRead()),
            String.valueOf(findings.duplicates()),
            String.valueOf(foreign.inFurtherDomains())));
    findings
        .rejections()
        .forEach(r -> rows.add(List.of(REJECTED, r.value(), r.reason(), r.origin().toString())));
    findings.leftOut().forEach((kind, count) -> rows.add(row(LEFT_OUT, kind, count)));
    findings.notSelected().forEach((d, count) -> rows.add(row(NOT_SELECTED, d.name(), count)));
    foreign.byDomain().forEach((d, count) -> rows.add(row(OUT_OF_SCOPE, d.name(), count)));
    foreign.samples().forEach(sample -> rows.add(List.of(SAMPLE, sample.toString())));
    leftAlone.forEach(domain -> rows.add(List.of(LEFT_ALONE, domain.name())));
    return rows;
  }

  private static List<String> row(String kind, String name, long count) {
    return List.of(kind, name, String.valueOf(count));
  }

  /**
   * Reads rows back.
   *
   * @throws IllegalArgumentException or IndexOutOfBoundsException when they are none of these
   */
  static SeenFindings of(List<List<String>> rows) {
    Reader reader = new Reader();
    rows.forEach(reader::take);
    return reader.findings();
  }

  private static final class Reader {
    private long recordsRead;
    private long duplicates;
    private long inFurtherDomains;
    private final List<Rejection> rejections = new ArrayList<>();
    private final TreeMap<String, Long> leftOut = new TreeMap<>();
    private final TreeMap<MailDomain, Long> notSelected = new TreeMap<>();
    private final Map<MailDomain, Long> foreign = new HashMap<>();
    private final List<EmailAddress> samples = new ArrayList<>();
    private final Set<MailDomain> leftAlone = new TreeSet<>();

    private void take(List<String> row) {
      String first = row.get(1);
      switch (row.get(0)) {
        case COUNTS -> {
          recordsRead = Long.parseLong(first);
          duplicates = Long.parseLong(row.get(2));
          inFurtherDomains = Long.parseLong(row.get(3));
        }
        case REJECTED -> rejections.add(new Rejection(first, row.get(2), Origin.of(row.get(3))));
        case LEFT_OUT -> leftOut.put(first, Long.parseLong(row.get(2)));
        case NOT_SELECTED -> notSelected.put(MailDomain.of(first), Long.parseLong(row.get(2)));
        case OUT_OF_SCOPE -> foreign.put(MailDomain.of(first), Long.parseLong(row.get(2)));
        case SAMPLE -> samples.add(EmailAddress.of(first));
        case LEFT_ALONE -> leftAlone.add(MailDomain.of(first));
        default -> throw new IllegalArgumentException("no such row");
      }
    }

    private SeenFindings findings() {
      SourceFindings found =
          new SourceFindings(
              recordsRead,
              duplicates,
              new Rejections(rejections),
              leftOut,
              new OutOfScope(foreign, inFurtherDomains, samples),
              notSelected);
      return new SeenFindings(found, leftAlone);
    }
  }
}
