package org.hes4j.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The set of ids is a set. */
class IdSetTest {

  @Test
  void itHoldsWhatWasAddedAndNothingElse() {
    Random random = new Random(1);
    Set<UUID> model = new HashSet<>();
    IdSet set = new IdSet();
    for (int i = 0; i < 20_000; i++) {
      // Few different halves, so that ids differ in one of them alone; zeros too.
      UUID id = new UUID(random.nextInt(300), random.nextInt(300));
      assertThat(set.contains(id)).isEqualTo(model.contains(id));
      if (random.nextBoolean()) {
        set.add(id);
        model.add(id);
      }
    }
    assertThat(model).allMatch(set::contains).hasSizeGreaterThan(5_000);
    set.clear();
    assertThat(model).noneMatch(set::contains);
  }
}
