package org.hes4j.sync.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
final class Shown {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration LONG = Duration.ofMinutes(1);

  private Shown() {}

  /** {@code 12,345}. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 domain}, {@code 2 domains}. */
  static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /** {@code 2026-11-24 07:10 UTC}. */
  static String time(Instant instant) {
    return minute(instant) + " UTC";
  }

  static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  /** {@code 4.2 s}, {@code 3 min 12 s}. */
  static String duration(Duration duration) {
    return duration.compareTo(LONG) < 0
        ? Wording.seconds(duration)
        : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
  }
}
