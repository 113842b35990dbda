package org.hes4j.examples.command;

import org.hes4j.directory.RecipientSources;
import org.hes4j.directory.csv.CsvRecipientSource;
import org.hes4j.recipient.RecipientSource;

/**
 * Puts the fixed lists around a source: first who is excluded, then who is included all the same.
 */
final class Choices {
  private final ChoiceOptions options;

  Choices(ChoiceOptions options) {
    this.options = options;
  }

  RecipientSource of(RecipientSource source) {
    RecipientSource kept =
        options.exclude == null
            ? source
            : RecipientSources.exclude(source, RecipientSources.excludeList(options.exclude));
    return options.include == null
        ? kept
        : RecipientSources.include(kept, named(CsvRecipientSource.of(options.include)));
  }

  /** The source without its names if they are not wanted, which it says of itself then. */
  RecipientSource named(RecipientSource source) {
    return options.withoutNames ? RecipientSources.withoutNames(source) : source;
  }
}
