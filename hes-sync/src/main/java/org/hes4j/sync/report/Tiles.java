package org.hes4j.sync.report;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.hes4j.sync.DomainPlan;
import org.hes4j.sync.SyncPlan;

/** The numbers of all domains together. */
final class Tiles {
  private final Html html;
  private final SyncPlan plan;

  private Tiles(Html html, SyncPlan plan) {
    this.html = html;
    this.plan = plan;
  }

  static void write(Html html, SyncPlan plan, Tense tense) throws IOException {
    html.open("section", "aria-labelledby", "summary");
    html.element("h2", "Summary", "id", "summary");
    Tiles tiles = new Tiles(html, plan);
    html.open("dl", "class", "tiles large");
    tiles.recipients(tense);
    html.close().open("dl", "class", "tiles");
    tiles.records();
    html.close().close();
  }

  private void recipients(Tense tense) throws IOException {
    tile("Recipients " + tense.before().toLowerCase(Locale.ROOT), sum(DomainPlan::before));
    tile(tense.added(), sum(domain -> domain.additions().size()));
    tile(tense.removed(), sum(domain -> domain.removals().size()));
    tile("Recipients " + tense.after().toLowerCase(Locale.ROOT), sum(DomainPlan::after));
  }

  private void records() throws IOException {
    tile("Domains", plan.domains().size());
    tile("Records read", plan.recordsRead());
    tile("Rejected", plan.rejections().size());
    tile("Duplicates", plan.duplicates());
    tile("Left out", sum(plan.leftOut()));
    tile("Out of scope", plan.outOfScope().count());
    tile("Not covered", sum(plan.notSelected()));
  }

  private void tile(String name, long number) throws IOException {
    html.open("div", "class", number == 0 ? "tile none" : "tile");
    html.element("dt", name).element("dd", Shown.number(number)).close();
  }

  private long sum(ToLongFunction<DomainPlan> number) {
    return plan.domains().stream().mapToLong(number).sum();
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
