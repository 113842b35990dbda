package org.hes4j.sync.report;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.DomainPlan;
import org.hes4j.sync.SyncPlan;

/** Who is added and removed, domain by domain; those who go come first, for they lose mail. */
final class PeopleLists {
  private static final int MOST_IN_ALL = 20_000;
  private static final int UNFOLDED = 20;

  private final Html html;
  private final Tense tense;
  private int room = MOST_IN_ALL;

  PeopleLists(Html html, Tense tense) {
    this.html = html;
    this.tense = tense;
  }

  void write(SyncPlan plan) throws IOException {
    section("removed", plan.domains(), DomainPlan::removals);
    section("added", plan.domains(), DomainPlan::additions);
  }

  private void section(
      String what, List<DomainPlan> domains, Function<DomainPlan, Collection<?>> people)
      throws IOException {
    List<DomainPlan> concerned =
        domains.stream().filter(domain -> !people.apply(domain).isEmpty()).toList();
    if (concerned.isEmpty()) {
      return;
    }
    html.open("section").element("h2", tense.who() + what);
    for (DomainPlan domain : concerned) {
      group(domain.domain(), people.apply(domain));
    }
    html.close();
  }

  /** As many as can be shown, and the size of all. */
  private void group(MailDomain domain, Collection<?> people) throws IOException {
    open(html, people.size() <= UNFOLDED);
    html.open("summary").value(domain.name()).text(": " + Shown.number(people.size())).close();
    room -= ValueList.write(html, people, Math.min(HtmlReport.MOST_PEOPLE, room));
    html.close();
  }

  static void open(Html html, boolean unfolded) throws IOException {
    if (unfolded) {
      html.open("details", "open", "");
    } else {
      html.open("details");
    }
  }
}
