package org.hes4j.sync.report;

import java.io.IOException;
import java.util.List;
import org.hes4j.sync.ChangedByOthers;
import org.hes4j.sync.DomainVerdict;
import org.hes4j.sync.GuardVerdict;
import org.hes4j.sync.SyncPlan;

/** What the safeguards found; nothing where they found nothing. */
final class SafeguardList {
  private static final int MOST = 100;

  private final Html html;

  private SafeguardList(Html html) {
    this.html = html;
  }

  static void write(Html html, SyncPlan plan) throws IOException {
    if (!plan.stopped() && plan.changedByOthers().isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Safeguards");
    SafeguardList list = new SafeguardList(html);
    if (plan.verdict().stopped()) {
      list.removals(plan.verdict());
    }
    if (!plan.missingSentinels().isEmpty()) {
      html.element("h3", "Must be kept, and would be missing");
      ValueList.write(html, plan.missingSentinels(), MOST);
    }
    if (!plan.changedByOthers().isEmpty()) {
      html.element("h3", "Changed by somebody else since the last run");
      ValueList.sentences(
          html, plan.changedByOthers().stream().map(ChangedByOthers::toString).toList(), MOST);
    }
    html.close();
  }

  private void removals(GuardVerdict verdict) throws IOException {
    html.element("h3", "Removal limit");
    if (verdict.allowedTogether().isPresent()) {
      long allowed = verdict.allowedTogether().getAsLong();
      html.element("p", Wording.overCommonLimit(verdict.removals(), allowed));
    }
    List<String> tripped =
        verdict.domains().stream().filter(DomainVerdict::tripped).map(Wording::overLimit).toList();
    if (!tripped.isEmpty()) {
      ValueList.sentences(html, tripped, MOST);
    }
    if (verdict.mayStemFromRejections() > 0) {
      html.element("p", Wording.mayStemFromRejections(verdict));
    }
  }
}
