package org.hes4j.sync.report;

import java.io.IOException;
import java.util.Map;
import org.hes4j.sync.OutOfScope;
import org.hes4j.sync.SyncPlan;

/** What else the source held, none of which was sent. */
final class OtherFindings {
  private static final int MOST = 50;

  private final Html html;

  private OtherFindings(Html html) {
    this.html = html;
  }

  static void write(Html html, SyncPlan plan) throws IOException {
    boolean none =
        plan.leftOut().isEmpty() && plan.notSelected().isEmpty() && plan.outOfScope().count() == 0;
    if (none) {
      return;
    }
    html.open("section").element("h2", "Not sent");
    OtherFindings findings = new OtherFindings(html);
    findings.outOfScope(plan.outOfScope());
    findings.counts("In domains of the account that this run does not cover", plan.notSelected());
    findings.counts("Left out, for it is not meant as a recipient", plan.leftOut());
    html.close();
  }

  private void counts(String title, Map<?, Long> counts) throws IOException {
    if (!counts.isEmpty()) {
      html.element("h3", title);
      ValueList.counts(html, counts, MOST);
    }
  }

  private void outOfScope(OutOfScope found) throws IOException {
    if (found.count() == 0) {
      return;
    }
    counts("In domains that the account does not have", found.byDomain());
    ValueList.more(html, found.inFurtherDomains(), "in further domains");
    html.element("p", "The first of these addresses:");
    ValueList.write(html, found.samples(), MOST);
  }
}
