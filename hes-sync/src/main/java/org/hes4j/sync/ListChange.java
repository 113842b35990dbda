package org.hes4j.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.IntFunction;
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
 * What is to become of one domain's list. Who is added and who is removed is found once; everything
 * else is a view that holds nothing.
 */
final class ListChange {
  private final AddressSet present;
  private final @Nullable ListState state;
  private final int before;

  /** The source's recipients, or null where only a few of them are known. */
  private final @Nullable AddressSet source;

  /** Who is to be in the list. */
  private final AddressSet there;

  /** Who is not to be in the list; null for everybody who is not {@link #there}. */
  private final @Nullable AddressSet gone;

  private final Chosen added;
  private final Chosen removed;
  private final boolean untouched;
  private @Nullable ListDigest digest;

  private ListChange(
      PresentList list, @Nullable AddressSet source, AddressSet there, @Nullable AddressSet gone) {
    present = list.recipients();
    state = list.state();
    before = present.size();
    this.source = source;
    this.there = there;
    this.gone = gone;
    untouched = false;
    if (gone == null) {
      Unshared unshared = Unshared.of(there, present);
      added = unshared.inOne();
      removed = unshared.inOther();
    } else {
      added = without(there, present);
      removed = Chosen.common(present, gone);
    }
  }

  private ListChange(MailDomain domain, ListState state) {
    present = new AddressSet(domain);
    this.state = state;
    before = Math.toIntExact(state.count());
    source = null;
    there = present;
    gone = present;
    untouched = true;
    added = Chosen.none(present);
    removed = Chosen.none(present);
    digest = state.digest();
  }

  private static Chosen without(AddressSet set, AddressSet other) {
    return other.size() == 0
        ? Chosen.all(set)
        : Chosen.of(set, entry -> other.find(set, entry) == AddressSet.NONE);
  }

  /** No change of a list that is known to be the source's, without its recipients. */
  static ListChange none(MailDomain domain, ListState state) {
    return new ListChange(domain, state);
  }

  /** The change that a run of that mode makes. */
  static ListChange of(SyncMode mode, AddressSet source, PresentList list) {
    AddressSet nobody = new AddressSet(source.domain());
    return switch (mode) {
      case REPLACE -> new ListChange(list, source, source, null);
      case ADD -> new ListChange(list, source, source, nobody);
      case DELETE -> new ListChange(list, source, nobody, source);
    };
  }

  /**
   * The change of a list that was the source's, when all but a few recipients are known to be as
   * they were.
   *
   * @param there those of the few whom the source has
   * @param gone those of the few whom it has not
   */
  static ListChange ofFew(PresentList list, AddressSet there, AddressSet gone) {
    ListChange change = new ListChange(list, null, there, gone);
    if (change.changes() == 0) {
      change.digest = change.presentSize().digest();
    }
    return change;
  }

  MailDomain domain() {
    return present.domain();
  }

  int before() {
    return before;
  }

  int after() {
    return before + added.count() - removed.count();
  }

  int sourceCount() {
    return source == null ? after() : source.size();
  }

  boolean sourceContains(EmailAddress address) {
    return source == null ? resultContains(address) : source.contains(address);
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
  KeptList.Recipients keptPresent() {
    return lines -> {
      int[] entries = present.sorted();
      new KeptLines(lines).add(present, entries, 0, entries.length);
    };
  }

  /** The new list for the journal, in order. */
  KeptList.Recipients keptResult() {
    if (isTheSource()) {
      return this::writeSource;
    }
    if (isFew()) {
      return lines -> new EditedList(present, removed, there).forEach(new KeptLines(lines)::add);
    }
    return lines -> {
      KeptLines kept = new KeptLines(lines);
      MergedLists lists = inOrder();
      while (lists.advance()) {
        int named = namedInSource(lists);
        if (named == AddressSet.NONE) {
          kept.add(lists.set(), lists.entry());
        } else {
          kept.add(there, named);
        }
      }
    };
  }

  /** Whether the new list is the source's recipients, all of whom are known. */
  private boolean isTheSource() {
    return gone == null;
  }

  /** Whether {@link #keptResult} works out the digest too, which would take as long by itself. */
  boolean isSummedWhenKept() {
    return isTheSource() && changes() > 0 && !there.hasDigest();
  }

  private void writeSource(KeptList.Lines lines) throws IOException {
    KeptLines kept = new KeptLines(lines);
    try {
      there.inOrder((set, entries, from, to) -> writeSource(kept, entries, from, to));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void writeSource(KeptLines kept, int[] entries, int from, int to) {
    try {
      if (present.hasNames()) {
        for (int i = from; i < to; i++) {
          writeNamed(kept, entries[i]);
        }
      } else {
        kept.add(there, entries, from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A name that the list alone has stays. */
  private void writeNamed(KeptLines kept, int entry) throws IOException {
    int inList = there.hasName(entry) ? AddressSet.NONE : present.find(there, entry);
    if (inList == AddressSet.NONE) {
      kept.add(there, entry);
    } else {
      kept.add(present, inList);
    }
  }

  /**
   * A recipient of the list whom the source gives a name; another one is {@link AddressSet#NONE}.
   */
  private int namedInSource(MergedLists lists) {
    if (lists.set() == there || !there.hasNames()) {
      return AddressSet.NONE;
    }
    int inSource = there.find(lists.set(), lists.entry());
    return inSource != AddressSet.NONE && there.hasName(inSource) ? inSource : AddressSet.NONE;
  }

  /** Whether it is known, without a look at anybody, that the list is as an earlier run left it. */
  boolean isUntouched() {
    return untouched;
  }

  int changes() {
    return added.count() + removed.count();
  }

  /** Who is added, in order, with the source's names. */
  Collection<Recipient> additions() {
    return new View<>(added.count(), () -> added.sorted().mapToObj(there.reader()::recipient));
  }

  /** Who is removed, in order. */
  Collection<EmailAddress> removals() {
    return new View<>(removed.count(), () -> removed.sorted().mapToObj(present.reader()::address));
  }

  /** The whole new list, in order. */
  Collection<Recipient> result() {
    return new View<>(
        after(), () -> stream(there.reader()::recipient, present.reader()::recipient));
  }

  boolean resultContains(EmailAddress address) {
    return there.contains(address)
        || (gone != null && present.contains(address) && !gone.contains(address));
  }

  /** The digest of the new list. */
  synchronized ListDigest resultDigest() {
    ListDigest known = digest;
    if (known == null) {
      known = changes() == 0 ? present.digest() : changedDigest();
      digest = known;
    }
    return known;
  }

  private ListDigest changedDigest() {
    return isTheSource() ? there.digest() : computeDigest();
  }

  private ListDigest computeDigest() {
    AddressDigest merged = new AddressDigest();
    if (isFew()) {
      new EditedList(present, removed, there).forEach(merged::add);
      return merged.digest();
    }
    MergedLists lists = inOrder();
    while (lists.advance()) {
      merged.add(lists.set(), lists.entry());
    }
    return merged.digest();
  }

  private boolean isFew() {
    return !untouched && EditedList.isFor(removed, there);
  }

  private MergedLists inOrder() {
    return new MergedLists(present, removed.others(), there, added.sorted());
  }

  private <T> Stream<T> stream(IntFunction<T> fromSource, IntFunction<T> fromPresent) {
    IntFunction<T> staying = there.hasNames() ? named(fromSource, fromPresent) : fromPresent;
    return inOrder().stream(staying, fromSource);
  }

  /** A name that only the list knows must not get lost on the way. */
  private <T> IntFunction<T> named(IntFunction<T> fromSource, IntFunction<T> fromPresent) {
    return entry -> {
      int inSource = there.find(present, entry);
      return inSource != AddressSet.NONE && there.hasName(inSource)
          ? fromSource.apply(inSource)
          : fromPresent.apply(entry);
    };
  }
}
