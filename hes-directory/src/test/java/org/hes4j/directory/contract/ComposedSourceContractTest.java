package org.hes4j.directory.contract;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hes4j.directory.ExclusionList;
import org.hes4j.directory.RecipientSources;
import org.hes4j.directory.csv.CsvRecipientSource;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.testkit.RecipientSourceContract;
import org.junit.jupiter.api.Nested;

/** Whatever sources are made of, they keep what their parts keep. */
class ComposedSourceContractTest {

  private static RecipientSource csv(String... lines) {
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return CsvRecipientSource.of("dump", () -> new ByteArrayInputStream(text));
  }

  abstract static class Composed extends RecipientSourceContract {
    abstract RecipientSource of(RecipientSource source);

    @Override
    protected RecipientSource source() {
      return of(csv("ann@example.com", "ben@example.com", "eva@example.org"));
    }

    @Override
    protected Set<String> addresses() {
      return Set.of("ann@example.com", "ben@example.com", "eva@example.org");
    }

    @Override
    protected Optional<RecipientSource> brokenSource() {
      return Optional.of(of(csv("ann@example.com", "\"ben@example.com")));
    }
  }

  @Nested
  class Union extends Composed {
    @Override
    RecipientSource of(RecipientSource source) {
      return RecipientSources.union(List.of(csv("ann@example.com"), source, csv("", "# end")));
    }
  }

  @Nested
  class Filter extends Composed {
    @Override
    RecipientSource of(RecipientSource source) {
      return RecipientSources.filter(source, address -> !address.value().isEmpty());
    }
  }

  @Nested
  class Map extends Composed {
    @Override
    RecipientSource of(RecipientSource source) {
      return RecipientSources.map(
          source, a -> new SourceRecord.Address(a.value(), "Somebody", a.origin()));
    }
  }

  @Nested
  class Include extends Composed {
    @Override
    RecipientSource of(RecipientSource source) {
      return RecipientSources.include(source, List.of("eva@example.org"));
    }
  }

  @Nested
  class Exclude extends Composed {
    @Override
    RecipientSource of(RecipientSource source) {
      return RecipientSources.exclude(source, ExclusionList.of("@example.net"));
    }
  }
}
