package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.testkit.emulator.Ports.COM_DOMAIN;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.StageBase;
import org.hes4j.recipient.EmailAddress;
import org.junit.jupiter.api.Test;

/** Random sequences of operations against a set and a number. */
class AccountModelTest {
  private final Random random = new Random(4711);
  private final AccountState account =
      new AccountState(
          List.of(COM_DOMAIN),
          new Limits(10_000, 10_000, Duration.ofMinutes(15), 2),
          Clock.systemUTC());
  private Set<String> model = new TreeSet<>();
  private long revision;

  @Test
  void theListIsWhatTheOperationsMakeOfIt() {
    for (int i = 0; i < 2000; i++) {
      Set<String> before = new TreeSet<>(model);
      Outcome outcome = somethingHappens("token-" + i);
      if (!model.equals(before)) {
        revision++;
      }
      ListState expected = new ListState(revision, model.size(), digest(model));
      assertThat(outcome.state()).isEqualTo(expected);
      assertThat(outcome.added()).isEqualTo(missing(model, before));
      assertThat(outcome.removed()).isEqualTo(missing(before, model));
      assertThat(account.list(COM_DOMAIN).present().state()).isEqualTo(expected);
      assertThat(readInPages()).isEqualTo(model);
    }
    assertThat(revision).isGreaterThan(1000);
  }

  private Outcome somethingHappens(String token) {
    List<String> some = someAddresses();
    List<String> others = new ArrayList<>(someAddresses());
    others.removeAll(some);
    return switch (random.nextInt(6)) {
      case 0 -> {
        model.addAll(some);
        yield account.addUsers(COM_DOMAIN, entries(some));
      }
      case 1 -> {
        some.forEach(model::remove);
        yield account.deleteUsers(COM_DOMAIN, some);
      }
      case 2 -> {
        model = new TreeSet<>(some);
        yield account.replaceUsers(COM_DOMAIN, entries(some));
      }
      case 3 -> {
        assertStaleIsRefused(token, some, others);
        others.forEach(model::remove);
        model.addAll(some);
        yield account.changeUsers(COM_DOMAIN, new Change(token, revision, entries(some), others));
      }
      case 4 -> stage(token, StageBase.NOTHING);
      default -> stage(token, StageBase.PRESENT);
    };
  }

  private void assertStaleIsRefused(String token, List<String> some, List<String> others) {
    assertThatThrownBy(
            () ->
                account.changeUsers(
                    COM_DOMAIN, new Change(token, revision + 1, entries(some), others)))
        .isInstanceOf(RevisionConflictException.class);
  }

  private Outcome stage(String token, StageBase base) {
    Set<String> staged = base == StageBase.NOTHING ? new TreeSet<>() : new TreeSet<>(model);
    account.beginStage(COM_DOMAIN, token, base, revision);
    int batches = random.nextInt(8);
    for (int batch = 1; batch <= batches; batch++) {
      List<String> additions = someAddresses();
      List<String> removals = new ArrayList<>(someAddresses());
      removals.removeAll(additions);
      account.appendToStage(token, batch, new EntryBatch(entries(additions), removals));
      account.appendToStage(token, batch, new EntryBatch(entries(removals), List.of()));
      removals.forEach(staged::remove);
      staged.addAll(additions);
    }
    assertThat(readInPages()).isEqualTo(model);
    model = staged;
    return account.commitStage(token, staged.size(), digest(staged));
  }

  private Set<String> readInPages() {
    Set<String> read = new TreeSet<>();
    String after = null;
    Page page;
    do {
      page = account.listUsers(COM_DOMAIN, revision, after, 1 + random.nextInt(60));
      for (Entry entry : page.entries()) {
        after = entry.address();
        assertThat(read.add(after)).isTrue();
      }
    } while (page.more());
    return read;
  }

  private List<String> someAddresses() {
    return random
        .ints(random.nextInt(30), 0, 200)
        .distinct()
        .mapToObj(i -> "u" + i + "@example.com")
        .toList();
  }

  private static List<Entry> entries(Collection<String> addresses) {
    return addresses.stream().map(Entry::of).toList();
  }

  private static ListDigest digest(Collection<String> addresses) {
    return ListDigest.of(addresses.stream().map(EmailAddress::of).toList());
  }

  private static long missing(Set<String> from, Set<String> in) {
    return from.stream().filter(address -> !in.contains(address)).count();
  }
}
