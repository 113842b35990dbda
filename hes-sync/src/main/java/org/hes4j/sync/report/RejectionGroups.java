package org.hes4j.sync.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hes4j.sync.Rejection;
import org.hes4j.sync.Rejections;

/** What was rejected, by reason, the most frequent one first; each value with its place. */
final class RejectionGroups {
  private static final int MOST_REASONS = 50;
  private static final int MOST_VALUES = 100;
  private static final int UNFOLDED = 10;

  private RejectionGroups() {}

  static void write(Html html, Rejections rejections) throws IOException {
    if (rejections.isEmpty()) {
      return;
    }
    html.open("section");
    html.element("h2", "Rejected: " + Shown.number(rejections.size()));
    html.element("p", "Meant as recipients, and could not be taken. Correct them in the source.");
    List<Map.Entry<String, List<Rejection>>> groups = groups(rejections);
    long left = rejections.size();
    for (Map.Entry<String, List<Rejection>> group :
        groups.subList(0, Math.min(MOST_REASONS, groups.size()))) {
      group(html, group.getKey(), group.getValue());
      left -= group.getValue().size();
    }
    ValueList.more(html, left, "with other reasons");
    html.close();
  }

  private static List<Map.Entry<String, List<Rejection>>> groups(Rejections rejections) {
    Map<String, List<Rejection>> byReason = new LinkedHashMap<>();
    for (Rejection rejection : rejections) {
      byReason.computeIfAbsent(rejection.reason(), reason -> new ArrayList<>()).add(rejection);
    }
    return byReason.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, List<Rejection>> group) -> group.getValue().size())
                .reversed())
        .toList();
  }

  private static void group(Html html, String reason, List<Rejection> values) throws IOException {
    PeopleLists.open(html, values.size() <= UNFOLDED);
    html.open("summary").sentence(reason).text(": " + Shown.number(values.size())).close();
    html.open("table").open("thead").open("tr");
    html.element("th", "Value", "scope", "col").element("th", "Where", "scope", "col");
    html.close().close().open("tbody");
    for (Rejection rejection : values.subList(0, Math.min(MOST_VALUES, values.size()))) {
      html.open("tr").open("td").value(rejection.value()).close();
      html.open("td").value(rejection.origin().toString()).close().close();
    }
    html.close().close();
    ValueList.more(html, (long) values.size() - MOST_VALUES, "more");
    html.close();
  }
}
