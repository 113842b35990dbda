package org.hes4j.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.testkit.RecipientSourceContract;
import org.junit.jupiter.api.io.TempDir;

/** A kept source promises what every source promises. */
class IncrementalSourceContractTest extends RecipientSourceContract {
  @TempDir Path temporary;

  @Override
  protected RecipientSource source() {
    return IncrementalSource.of(new FakeDirectory().people(1, 5), temporary.resolve("good"));
  }

  @Override
  protected Set<String> addresses() {
    return new FakeDirectory().people(1, 5).addresses();
  }

  @Override
  protected Optional<RecipientSource> brokenSource() {
    return Optional.of(
        IncrementalSource.of(
            new FakeDirectory().people(1, 5).failsAfter(3), temporary.resolve("broken")));
  }

  @Override
  protected void assertNothingIsOpen() {
    Path store = temporary.resolve("good");
    assertThat(IncrementalSource.of(new FakeDirectory().people(1, 5), store).currentVersion())
        .isNotBlank();
  }
}
