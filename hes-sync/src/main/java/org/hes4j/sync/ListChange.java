package org.hes4j.sync;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.sync.journal.KeptList;
import org.hes4j.sync.journal.ListInfo;
import org.hes4j.sync.journal.WholeList;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one domain's list: the source's recipients, the present list, and the
 * differences between them as views that hold nothing.
 */
final class ListChange {
  private final SyncMode mode;
  private final AddressSet source;
  private final AddressSet present;
  private final @Nullable ListState state;
  private final int before;
  private final int added;
  private final int removed;
  private @Nullable ListDigest digest;

  ListChange(SyncMode mode, AddressSet source, PresentList list) {
    this.mode = mode;
    this.source = source;
    present = list.recipients();
    state = list.state();
    before = present.size();
    added = countAdditions();
    removed = countRemovals();
  }

  private ListChange(MailDomain domain, ListState state) {
    mode = SyncMode.REPLACE;
    source = new AddressSet(domain);
    present = source;
    this.state = state;
    before = Math.toIntExact(state.count());
    added = 0;
    removed = 0;
    digest = state.digest();
  }

  /** No change of a list that is known to be the source's, without its recipients. */
  static ListChange none(MailDomain domain, ListState state) {
    return new ListChange(domain, state);
  }

  MailDomain domain() {
    return present.domain();
  }

  int before() {
    return before;
  }

  int after() {
    return before + added - removed;
  }

  int sourceCount() {
    return source.size();
  }

  boolean sourceContains(EmailAddress address) {
    return source.contains(address);
  }

  boolean presentContains(EmailAddress address) {
    return present.contains(address);
  }

  /** The file that holds the present list, where there is one. */
  Optional<WholeList> presentFile() {
    return present.file();
  }

  /** Count and digest of the present list. */
  ListInfo.Size presentSize() {
    return new ListInfo.Size(before, state == null ? present.digest() : state.digest());
  }

  /** The present list for the journal, in order. */
  Collection<KeptList.Entry> keptPresent() {
    return new View<>(
        present.size(), () -> Arrays.stream(present.sorted()).mapToObj(present::kept));
  }

  /** The new list for the journal. */
  Collection<KeptList.Entry> keptResult() {
    return new View<>(after(), () -> all(source::kept, present::kept));
  }

  int changes() {
    return added + removed;
  }

  /** Who is added, in order, with the source's names. */
  Collection<Recipient> additions() {
    return new View<>(added, () -> added(source.reader()::recipient));
  }

  /** Who is removed, in order. */
  Collection<EmailAddress> removals() {
    return new View<>(
        removed,
        () -> {
          AddressReader reader = present.reader();
          return chosen(present, this::isRemoval).mapToObj(reader::address);
        });
  }

  /** The whole new list: first who stays, then who is added. */
  Collection<Recipient> result() {
    return new View<>(after(), () -> all(source.reader()::recipient, present.reader()::recipient));
  }

  boolean resultContains(EmailAddress address) {
    return switch (mode) {
      case REPLACE -> source.contains(address);
      case ADD -> source.contains(address) || present.contains(address);
      case DELETE -> present.contains(address) && !source.contains(address);
    };
  }

  /** The digest of the new list. */
  synchronized ListDigest resultDigest() {
    ListDigest known = digest;
    if (known == null) {
      known = computeDigest();
      digest = known;
    }
    return known;
  }

  private ListDigest computeDigest() {
    if (mode == SyncMode.REPLACE) {
      return source.digest();
    }
    ListDigest.Accumulator merged = new ListDigest.Accumulator();
    int[] additions = added == 0 ? new int[0] : chosen(source, this::isAddition).toArray();
    int next = 0;
    for (int entry : chosen(present, e -> !isRemoval(e)).toArray()) {
      while (next < additions.length && source.compare(additions[next], present, entry) < 0) {
        merged.add(source.utf8(additions[next++]));
      }
      merged.add(present.utf8(entry));
    }
    Arrays.stream(additions, next, additions.length).forEach(e -> merged.add(source.utf8(e)));
    return merged.digest();
  }

  private <T> Stream<T> all(IntFunction<T> fromSource, IntFunction<T> fromPresent) {
    return Stream.concat(staying(fromSource, fromPresent), added(fromSource));
  }

  private <T> Stream<T> added(IntFunction<T> fromSource) {
    return added == 0 ? Stream.empty() : chosen(source, this::isAddition).mapToObj(fromSource);
  }

  private <T> Stream<T> staying(IntFunction<T> fromSource, IntFunction<T> fromPresent) {
    return chosen(present, entry -> !isRemoval(entry))
        .mapToObj(
            entry -> {
              int inSource = source.find(present, entry);
              // a name that only the list knows must not get lost on the way
              return inSource != AddressSet.NONE && source.hasName(inSource)
                  ? fromSource.apply(inSource)
                  : fromPresent.apply(entry);
            });
  }

  private boolean isAddition(int sourceEntry) {
    return mode != SyncMode.DELETE && present.find(source, sourceEntry) == AddressSet.NONE;
  }

  private boolean isRemoval(int presentEntry) {
    if (mode == SyncMode.ADD) {
      return false;
    }
    boolean inSource = source.find(present, presentEntry) != AddressSet.NONE;
    return inSource == (mode == SyncMode.DELETE);
  }

  /** Where one set is the other, or there is only one, nobody needs to be looked for. */
  private int countAdditions() {
    if (mode == SyncMode.DELETE || source == present) {
      return 0;
    }
    return before == 0 ? source.size() : count(source, this::isAddition);
  }

  private int countRemovals() {
    boolean none = mode == SyncMode.ADD || before == 0;
    return none || (mode == SyncMode.REPLACE && source == present)
        ? 0
        : count(present, this::isRemoval);
  }

  private static IntStream chosen(AddressSet set, IntPredicate choice) {
    return Arrays.stream(set.sorted()).filter(choice);
  }

  private static int count(AddressSet set, IntPredicate choice) {
    int count = 0;
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      count += choice.test(entry) ? 1 : 0;
    }
    return count;
  }
}
