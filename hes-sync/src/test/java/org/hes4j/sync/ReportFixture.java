package org.hes4j.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** Runs whose plans and reports are always the same. */
public final class ReportFixture {
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
        .domains(
            List.of(
                org.hes4j.recipient.MailDomain.of("example.com"),
                org.hes4j.recipient.MailDomain.of("example.org")))
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

  /** Nothing to do. */
  public static RecipientSync inStep() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    return RecipientSync.builder(Sources.of("ann@example.com"), hes).clock(fixed()).build();
  }

  private static Clock fixed() {
    return Clock.fixed(Instant.parse("2026-11-24T07:10:00Z"), ZoneOffset.UTC);
  }
}
