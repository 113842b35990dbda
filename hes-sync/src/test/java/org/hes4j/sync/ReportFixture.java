package org.hes4j.sync;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hes4j.client.RetriedCall;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.journal.History;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.Journal;

/** Runs whose plans and reports are always the same. */
public final class ReportFixture {
  /** An attempt that failed and was followed by another one. */
  public static final RetriedCall RETRIED =
      new RetriedCall(Instant.EPOCH, 1, "changeUsers", "id-1", "the connection broke");

  private ReportFixture() {}

  /** A change with something of every kind in it. */
  public static RecipientSync changing() {
    FakeHes hes =
        new FakeHes("example.com", "example.edu", "example.org")
            .holding("ann@example.com", "old@example.com", "cid@example.org");
    RecipientSource source =
        consumer -> {
          consumer.accept(Sources.record("ann@example.com", 1));
          consumer.accept(Sources.record("Ann@example.com", 2));
          consumer.accept(Sources.record("bob@example.com", 3));
          consumer.accept(Sources.record("evil\u202egpj\u001b[31m@", 4));
          consumer.accept(Sources.record("x".repeat(1500), 5));
          consumer.accept(Sources.record("zoe@example.net", 6));
          consumer.accept(Sources.record("zoe@example.edu", 7));
          consumer.accept(new SourceRecord.LeftOut("comment line", Origin.line(8)));
        };
    return RecipientSync.builder(source, hes)
        .domains(List.of(MailDomain.of("example.com"), MailDomain.of("example.org")))
        .clock(fixed())
        .build();
  }

  /** A list of a hundred that would lose thirty, and one record that was rejected. */
  public static RecipientSync stopped() {
    FakeHes hes =
        new FakeHes("example.com", "example.org")
            .holding(Sources.users("example.com", 0, 100))
            .holding("ann@example.org", "bob@example.org");
    List<String> values = new ArrayList<>(Arrays.asList(Sources.users("example.com", 30, 100)));
    values.add("broken@");
    values.add("ann@example.org");
    return RecipientSync.builder(Sources.of(values), hes).clock(fixed()).build();
  }

  /** A list that somebody else has changed since the last run, a change and a rejection. */
  public static RecipientSync everything(Path directory) {
    FakeHes hes = new FakeHes("example.com");
    Journal journal = Journal.open(directory, URI.create("https://hes.example.com/"), "admin");
    RecipientSync.builder(Sources.of("ann@example.com"), hes)
        .journal(journal)
        .build()
        .replaceUsers();
    hes.holding("rival@example.com");
    ApplyTest.once(hes, "change", () -> hes.retried.add(RETRIED));
    return RecipientSync.builder(Sources.of("ann@example.com", "bob@example.com", "broken@"), hes)
        .journal(journal)
        .clock(fixed())
        .build();
  }

  /** What a source holds, with something of every kind in it. */
  public static SourceCheck check() {
    return SourceCheck.of(
        consumer -> {
          consumer.accept(Sources.record("ann@example.com", 1));
          consumer.accept(Sources.record("broken@", 2));
          consumer.accept(new SourceRecord.LeftOut("comment line", Origin.line(3)));
        });
  }

  /** Nothing to do. */
  public static RecipientSync inStep() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    return RecipientSync.builder(Sources.of("ann@example.com"), hes).clock(fixed()).build();
  }

  /** What a browser would take for markup, wherever a source or a service can put it. */
  public static RecipientSync hostile() {
    FakeHes hes =
        new FakeHes("example.com")
            .holding("\"<script>" + SCRIPT + "\"@example.com", "a@example.com");
    RecipientSource source =
        consumer -> {
          consumer.accept(Sources.record("a@example.com", 1));
          consumer.accept(Sources.record("\"<img/src=x/onerror=" + SCRIPT + ">\"@example.com", 2));
          for (String value : HOSTILE) {
            consumer.accept(
                new SourceRecord.Address(value, value, Origin.entry("cn=" + value, value)));
          }
          consumer.accept(
              new SourceRecord.LeftOut("<b onclick=\"" + SCRIPT + "\">", Origin.line(8)));
          consumer.accept(Sources.record("\"<svg/onload=" + SCRIPT + ">\"@example.net", 9));
        };
    return RecipientSync.builder(source, hes).clock(fixed()).build();
  }

  /** What a script would do that ran. */
  public static final String SCRIPT = "document.title='owned'";

  /** Values that would run a script, load something, or turn the text around. */
  public static final List<String> HOSTILE =
      List.of(
          "<script>" + SCRIPT + "</script>",
          "</style></title></textarea></details><script>" + SCRIPT + "</script>",
          "<img src=x onerror=\"" + SCRIPT + "\">",
          "<img src=http://127.0.0.1:9/beacon>",
          "\" onmouseover=\"" + SCRIPT,
          "' autofocus onfocus='" + SCRIPT,
          "<iframe srcdoc='<script>parent." + SCRIPT + "</script>'>",
          "<meta http-equiv=refresh content=0;url=http://127.0.0.1:9/>",
          "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
          "--><script>" + SCRIPT + "</script><!--",
          "&lt;script&gt;" + SCRIPT + "&lt;/script&gt;",
          "evil\u202egpj\u0000\u001b[31m\u2028\ufeff",
          "Z\u0335\u0321\u0322".repeat(60),
          "w".repeat(1500));

  /** A list of three thousand more than half of whom change, and rejections of two kinds. */
  public static RecipientSync large() {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, 3000));
    List<String> values = new ArrayList<>(Arrays.asList(Sources.users("example.com", 1500, 4500)));
    for (int i = 0; i < 150; i++) {
      values.add("broken" + i + "@");
    }
    values.add("nobody");
    return RecipientSync.builder(Sources.of(values), hes)
        .allowRemovals(1500)
        .clock(fixed())
        .build();
  }

  /** A source whose records are all rejected. */
  public static RecipientSync nobody() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    return RecipientSync.builder(Sources.of("broken@", "nobody"), hes).clock(fixed()).build();
  }

  /** Runs of every kind, the newest first, one each hour before the reports of this class. */
  public static History history(int runs) {
    List<HistoryEntry> entries = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      Instant started = fixed().instant().minusSeconds(3600L * (i + 1));
      HistoryEntry.Outcome outcome = OUTCOMES.get(i % OUTCOMES.size());
      boolean done = outcome == HistoryEntry.Outcome.CHANGED;
      long changed = outcome == HistoryEntry.Outcome.IN_STEP ? 0 : (i * 37L) % 90;
      HistoryEntry.Builder entry =
          HistoryEntry.builder("%06d-20261124T071000Z".formatted(runs - i), started)
              .mode("replace")
              .ended(outcome, done ? HistoryEntry.Written.YES : HistoryEntry.Written.NO)
              .rejected(i % 3)
              .domains(
                  List.of(
                      new HistoryEntry.Change(
                          MailDomain.of("example.com"), 900, 900 + changed, changed, changed / 3)));
      boolean failed = outcome == HistoryEntry.Outcome.FAILED;
      entries.add(
          (failed ? entry.failure("HesTimeoutException", "no answer within 30 s") : entry).build());
    }
    return new History(entries, 0);
  }

  private static final List<HistoryEntry.Outcome> OUTCOMES =
      List.of(
          HistoryEntry.Outcome.CHANGED,
          HistoryEntry.Outcome.IN_STEP,
          HistoryEntry.Outcome.CHANGED,
          HistoryEntry.Outcome.STOPPED,
          HistoryEntry.Outcome.CHANGED,
          HistoryEntry.Outcome.IN_STEP,
          HistoryEntry.Outcome.FAILED,
          HistoryEntry.Outcome.CHANGED,
          HistoryEntry.Outcome.DIED);

  private static Clock fixed() {
    return Clock.fixed(Instant.parse("2026-11-24T07:10:00Z"), ZoneOffset.UTC);
  }
}
