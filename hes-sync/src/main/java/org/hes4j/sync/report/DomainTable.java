package org.hes4j.sync.report;

import java.io.IOException;
import java.util.List;
import org.hes4j.sync.DomainPlan;
import org.hes4j.sync.DomainReport;
import org.hes4j.sync.Strategy;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;

/**
 * Each domain with its numbers and a bar of what stays, comes and goes.
 *
 * <p>On a telephone the style sheet takes a row apart, which would cost a screen reader the table
 * if the roles were not said.
 */
final class DomainTable {
  private static final int MOST = 500;
  static final String KEPT = "Kept";

  private final List<Row> rows;
  private final Tense tense;
  private final int domains;

  private DomainTable(List<Row> rows, Tense tense, int domains) {
    this.rows = rows;
    this.tense = tense;
    this.domains = domains;
  }

  private record Row(DomainPlan plan, String how) {}

  static DomainTable of(SyncPlan plan) {
    List<Row> rows =
        plan.domains().stream()
            .limit(MOST)
            .map(domain -> new Row(domain, leftAlone(domain)))
            .toList();
    return new DomainTable(rows, Tense.PLANNED, plan.domains().size());
  }

  static DomainTable of(SyncReport report) {
    List<Row> rows =
        report.domains().stream()
            .limit(MOST)
            .map(domain -> new Row(domain.plan(), how(domain)))
            .toList();
    return new DomainTable(rows, Tense.DONE, report.domains().size());
  }

  private static String leftAlone(DomainPlan domain) {
    if (domain.keptBecauseEmpty()) {
      return domain.hasChanges() ? "nobody removed" : "left alone";
    }
    return domain.hasChanges() ? "" : "in step";
  }

  private static String how(DomainReport domain) {
    return domain.strategy() == Strategy.NONE
        ? leftAlone(domain.plan())
        : Wording.sent(domain) + ", " + Wording.verified(domain);
  }

  void write(Html html) throws IOException {
    html.open("section", "aria-labelledby", "domains");
    html.element("h2", "Domains", "id", "domains");
    DomainBar.legend(html, tense);
    html.open("table", "class", "domains", "role", "table", "aria-labelledby", "domains");
    head(html);
    html.open("tbody", "role", "rowgroup");
    for (Row row : rows) {
      row(html, row);
    }
    html.close().close();
    ValueList.more(html, domains - rows.size(), "more domains");
    html.close();
  }

  private void head(Html html) throws IOException {
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (String title :
        List.of(
            "Domain",
            tense.before(),
            tense.added(),
            tense.removed(),
            KEPT,
            tense.after(),
            "Share")) {
      html.element("th", title, "role", "columnheader", "scope", "col");
    }
    html.close().close();
  }

  private void row(Html html, Row row) throws IOException {
    DomainPlan plan = row.plan();
    html.open("tr", "role", "row");
    html.open("th", "role", "rowheader", "scope", "row").value(plan.domain().name());
    html.close();
    number(html, tense.before(), plan.before(), "number");
    number(html, tense.added(), plan.additions().size(), "number plus");
    number(html, tense.removed(), plan.removals().size(), "number minus");
    number(html, KEPT, plan.unchanged(), "number");
    number(html, tense.after(), plan.after(), "number");
    html.open("td", "role", "cell", "class", "share");
    DomainBar.write(html, plan);
    html.element("span", row.how(), "class", "how");
    html.close().close();
  }

  /** The name is for a telephone, where no header stands above the number. */
  private static void number(Html html, String name, long number, String style) throws IOException {
    html.element(
        "td",
        Shown.number(number),
        "role",
        "cell",
        "class",
        number == 0 ? style + " none" : style,
        "data-name",
        name);
  }
}
