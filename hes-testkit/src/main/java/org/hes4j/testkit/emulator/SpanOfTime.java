package org.hes4j.testkit.emulator;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a span of time of the command line, as ISO 8601 has it. */
final class SpanOfTime implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is none, or is negative
   */
  static Duration parse(String text) {
    try {
      Duration span = Duration.parse(text);
      if (!span.isNegative()) {
        return span;
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "a span of time is needed, such as PT5S for five seconds or PT1M for a minute");
  }
}
