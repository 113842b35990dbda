package org.hes4j.sync.journal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a run: its number and the second it began in. The number grows with each run of a journal;
 * it alone gives the order, for clocks can be set back.
 */
record RunId(long number, Instant started) implements Comparable<RunId> {
  private static final Pattern FORM = Pattern.compile("([0-9]{6,18})-([0-9]{8}T[0-9]{6}Z)");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  static Optional<RunId> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Instant second = LocalDateTime.parse(matcher.group(2), SECOND).toInstant(ZoneOffset.UTC);
      return Optional.of(new RunId(Long.parseLong(matcher.group(1)), second));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether a user means this run: by its whole name, or by its number alone. */
  boolean isCalled(String name) {
    return name.equals(toString()) || name.replaceFirst("^0+", "").equals(Long.toString(number));
  }

  @Override
  public int compareTo(RunId other) {
    int byNumber = Long.compare(number, other.number);
    return byNumber != 0 ? byNumber : started.compareTo(other.started);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%06d-%s", number, SECOND.format(started.atOffset(ZoneOffset.UTC)));
  }
}
