package org.hes4j.sync;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hes4j.recipient.MailDomain;

/**
 * What a complete read of the source brought beside the recipients of the selected domains.
 * Immutable.
 */
record SourceFindings(
    long recordsRead,
    long duplicates,
    Rejections rejections,
    SortedMap<String, Long> leftOut,
    OutOfScope outOfScope,
    SortedMap<MailDomain, Long> notSelected) {

  SourceFindings {
    leftOut = frozen(leftOut);
    notSelected = frozen(notSelected);
  }

  long leftOutCount() {
    return sum(leftOut);
  }

  long notSelectedCount() {
    return sum(notSelected);
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static <K extends Comparable<K>> SortedMap<K, Long> frozen(Map<K, Long> counts) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }
}
