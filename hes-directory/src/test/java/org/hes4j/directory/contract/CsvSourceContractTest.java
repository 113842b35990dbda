package org.hes4j.directory.contract;

import java.util.Optional;
import java.util.Set;
import org.hes4j.directory.csv.CsvRecipientSource;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.testkit.RecipientSourceContract;

class CsvSourceContractTest extends RecipientSourceContract {
  private final CountedStreams streams = new CountedStreams();

  private RecipientSource of(String text) {
    return CsvRecipientSource.of("dump", () -> streams.of(text));
  }

  @Override
  protected RecipientSource source() {
    return of("email,name\n# a comment\nann@example.com,Ann\nBEN@example.com\neva@example.org,E\n");
  }

  @Override
  protected Set<String> addresses() {
    return Set.of("ann@example.com", "ben@example.com", "eva@example.org");
  }

  @Override
  protected Optional<RecipientSource> brokenSource() {
    return Optional.of(of("ann@example.com\n\"ben@example.com"));
  }

  @Override
  protected void assertNothingIsOpen() {
    streams.assertNoneIsOpen();
  }
}
