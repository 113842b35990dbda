package org.hes4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hes4j.recipient.RecipientSource;

/** The contract of a source that a test makes. */
class ContractOf extends RecipientSourceContract {
  static final String SECRET = "s3cret-word";

  /** Makes a source, a whole one or one that breaks. */
  interface Maker {
    RightSource make(boolean breaks);
  }

  private final Maker maker;
  private final List<RightSource> made = new ArrayList<>();

  ContractOf(Maker maker) {
    this.maker = maker;
  }

  private RecipientSource make(boolean breaks) {
    RightSource source = maker.make(breaks);
    made.add(source);
    return source;
  }

  @Override
  protected RecipientSource source() {
    return make(false);
  }

  @Override
  protected Set<String> addresses() {
    return Set.copyOf(RightSource.PEOPLE);
  }

  @Override
  protected Optional<RecipientSource> brokenSource() {
    return Optional.of(make(true));
  }

  @Override
  protected List<String> secrets() {
    return List.of(SECRET);
  }

  @Override
  protected void assertNothingIsOpen() {
    assertThat(made).noneMatch(source -> source.open);
  }
}
