package org.hes4j.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.hes4j.client.ListDigest;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.sync.journal.AppliedList;
import org.hes4j.sync.journal.WholeList;
import org.jspecify.annotations.Nullable;

/**
 * The recipients of one domain in compact form: about thirty bytes for an address, and its name.
 *
 * <p>An entry is known by an int, its place in the arena. Filled by one thread; once nothing is
 * added any more and it has been handed over safely, any number may read it.
 */
final class AddressSet {
  static final int NONE = -1;

  /** What {@link #add(Recipient, Predicate)} tells of a recipient that does not fit. */
  static final int UNFIT = -2;

  /** RFC 5321, 4.5.3.1.1. */
  private static final int MAX_LOCAL = 64;

  private static final int MAX_NAME = 4 * Recipient.MAX_NAME_LENGTH;
  private static final Span NO_NAME = Span.of(new byte[0]);

  private final MailDomain domain;

  /** What follows the local part. */
  private final byte[] atDomain;

  /** The same and eight bytes more, so that eight can be read up to its end. */
  private final byte[] atDomainAndZeros;

  private final AddressArena arena;
  private final AddressLookup lookup;
  private int size;
  private int last = NONE;
  private boolean named;
  private int @Nullable [] sorted;
  private @Nullable ListDigest digest;
  private @Nullable WholeList file;

  AddressSet(MailDomain domain) {
    this(domain, new AddressArena());
  }

  private AddressSet(MailDomain domain, AddressArena arena) {
    this.domain = domain;
    this.atDomain = ("@" + domain.name()).getBytes(UTF_8);
    this.atDomainAndZeros = Arrays.copyOf(atDomain, atDomain.length + Long.BYTES);
    this.arena = arena;
    this.lookup = new AddressLookup(this, arena);
  }

  /**
   * A list of the journal.
   *
   * @throws IOException when its file is damaged, or cannot be read
   */
  static AddressSet of(AppliedList list) throws IOException {
    AddressSet set = new AddressSet(list.info().domain());
    WholeList whole = list.readLines(set::addLine);
    set.file = set.size == list.info().count() ? whole : null;
    return set;
  }

  /** The file that holds the same recipients with the same names, where there is one. */
  Optional<WholeList> file() {
    return Optional.ofNullable(file);
  }

  MailDomain domain() {
    return domain;
  }

  int size() {
    return size;
  }

  /**
   * Adds a recipient of this set's domain. As long as the addresses come in order, none has to be
   * looked for.
   *
   * @return its place, or {@link #NONE} when its address is there already, whose name then stays
   */
  int add(Recipient recipient) {
    return addOnce(local(recipient.address()), name(recipient));
  }

  /**
   * Adds a recipient of this set's domain if it fits, which is asked only when it is new.
   *
   * @return its place, {@link #NONE} when its address is there already, or {@link #UNFIT}
   */
  int add(Recipient recipient, Predicate<Recipient> fits) {
    AddressIndex index = lookup.index();
    Span local = local(recipient.address());
    int hash = local.hash();
    int slot = index.slot(local, hash);
    if (index.entry(slot) != NONE) {
      return NONE;
    }
    if (!fits.test(recipient)) {
      return UNFIT;
    }
    int entry = append(local, name(recipient));
    index.put(slot, hash, entry);
    return entry;
  }

  /**
   * Adds a recipient from a line of the journal, which had it from a set like this one: nothing but
   * lengths is checked.
   *
   * @param line holds an address of this set's domain from one place to another and, after a tab,
   *     the name
   * @return its place, or {@link #NONE} when it is there already, or none that a set could hold
   */
  int addLine(byte[] line, int from, int addressEnd, int to) {
    Span local = new Span(line, from, addressEnd - from - atDomain.length);
    Span name = new Span(line, Math.min(addressEnd + 1, to), Math.max(0, to - addressEnd - 1));
    if (local.length() < 1 || local.length() > MAX_LOCAL || name.length() > MAX_NAME) {
      return NONE;
    }
    return addOnce(local, name);
  }

  /** Adds a local part in canonical form, as {@link #add(Recipient)} does. */
  int addOnce(Span local, Span name) {
    if (lookup.isByOrder() && isBehindLast(local)) {
      return append(local, name);
    }
    AddressIndex index = lookup.index();
    int hash = local.hash();
    int slot = index.slot(local, hash);
    if (index.entry(slot) != NONE) {
      return NONE;
    }
    int entry = append(local, name);
    index.put(slot, hash, entry);
    return entry;
  }

  private boolean isBehindLast(Span local) {
    return size == 0 || compare(last, local) < 0;
  }

  private int append(Span local, Span name) {
    last = arena.append(local, name);
    size++;
    named |= name.length() > 0;
    sorted = null;
    digest = null;
    file = null;
    return last;
  }

  boolean contains(EmailAddress address) {
    return address.domain().equals(domain) && lookup.find(local(address)) != NONE;
  }

  /** Where an entry of another set of the same domain stands in this one, or {@link #NONE}. */
  int find(AddressSet other, int entry) {
    return lookup.find(other.arena.local(entry));
  }

  /** The first entry in order of insertion, or {@link #NONE}. */
  int first() {
    return size == 0 ? NONE : 0;
  }

  /** The entry added after that one, or {@link #NONE}. */
  int after(int entry) {
    return arena.after(entry);
  }

  /** All entries in the order of their addresses. Not to be changed. */
  synchronized int[] sorted() {
    int[] order = sorted;
    if (order == null) {
      order =
          lookup.isByOrder() ? AddressOrder.asAdded(this) : AddressOrder.sort(this, entry -> {});
      sorted = order;
    }
    return order;
  }

  /** Eight bytes of the whole address in UTF-8, the first one uppermost; 0 behind its end. */
  long addressBytes(int entry, int index) {
    int left = arena.localLength(entry) - index;
    if (left >= Long.BYTES) {
      return arena.eightBytes(entry, index);
    }
    if (left <= 0) {
      return domainBytes(-left);
    }
    int others = (Long.BYTES - left) * Byte.SIZE;
    long local = (arena.eightBytes(entry, index) >>> others) << others;
    return local | (domainBytes(0) >>> (left * Byte.SIZE));
  }

  private long domainBytes(int index) {
    return Span.eightBytes(atDomainAndZeros, Math.min(index, atDomain.length));
  }

  private int addressByte(Span local, int index) {
    int inDomain = index - local.length();
    if (inDomain < 0) {
      return local.at(index);
    }
    return inDomain < atDomain.length ? atDomain[inDomain] : 0;
  }

  /** The order of two entries' addresses, of the same domain. */
  int compare(int entry, AddressSet other, int otherEntry) {
    return compare(entry, other.arena.local(otherEntry));
  }

  /** The order of an entry's address and one of the same domain. */
  int compare(int entry, Span theirs) {
    Span mine = arena.local(entry);
    int at = mine.mismatch(theirs);
    int end = Math.max(mine.length(), theirs.length()) + atDomain.length;
    for (int i = at; i >= 0 && i < end; i++) {
      int difference = addressByte(mine, i) - addressByte(theirs, i);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  int addressLength(int entry) {
    return arena.localLength(entry) + atDomain.length;
  }

  /** Copies the canonical address in UTF-8 and tells where the next byte goes. */
  int copyAddress(int entry, byte[] target, int at) {
    int end = arena.copyLocal(entry, target, at);
    System.arraycopy(atDomain, 0, target, end, atDomain.length);
    return end + atDomain.length;
  }

  /** Copies the name in UTF-8, nothing where there is none, and tells where the next byte goes. */
  int copyName(int entry, byte[] target, int at) {
    return arena.copyName(entry, target, at);
  }

  /** Most bytes of an address and its name. */
  int mostBytes() {
    return MAX_LOCAL + atDomain.length + MAX_NAME;
  }

  /** Whether any entry has one. */
  boolean hasNames() {
    return named;
  }

  boolean hasName(int entry) {
    return arena.hasName(entry);
  }

  /** What stands before the @. */
  String local(int entry) {
    return arena.local(entry).text();
  }

  /** The name, empty where there is none. */
  String name(int entry) {
    return arena.name(entry).text();
  }

  /** How many bytes {@link #copyLine} copies. */
  int lineLength(int entry) {
    int name = arena.nameLength(entry);
    return addressLength(entry) + (name == 0 ? 0 : 1 + name);
  }

  /** Copies an entry as the journal keeps it, and as {@link #addLine} takes it. */
  void copyLine(int entry, byte[] target) {
    int end = copyAddress(entry, target, 0);
    if (hasName(entry)) {
      target[end] = '\t';
      arena.copyName(entry, target, end + 1);
    }
  }

  /** Makes values of entries. Not thread-safe: each thread takes its own. */
  AddressReader reader() {
    return new AddressReader(this);
  }

  /** The digest of all addresses, worked out once. */
  synchronized ListDigest digest() {
    ListDigest known = digest;
    if (known == null) {
      known = computeDigest();
      digest = known;
    }
    return known;
  }

  synchronized boolean hasDigest() {
    return digest != null;
  }

  private ListDigest computeDigest() {
    AddressDigest sum = new AddressDigest();
    walk(sum::add);
    return sum.digest();
  }

  /**
   * Hands over all entries in the order of their addresses. The digest is worked out on the way if
   * it is not known, for both look up each address.
   */
  synchronized void inOrder(Stretches<RuntimeException> taker) {
    if (digest != null) {
      walk(taker);
      return;
    }
    AddressDigest sum = new AddressDigest();
    walk(
        (set, entries, from, to) -> {
          sum.add(set, entries, from, to);
          taker.take(set, entries, from, to);
        });
    digest = sum.digest();
  }

  /** Goes through all entries in their order, which is worked out on the way if it is not known. */
  private void walk(Stretches<RuntimeException> taker) {
    Stretch stretch = new Stretch(this, taker);
    if (sorted == null && !lookup.isByOrder()) {
      sorted = AddressOrder.sort(this, stretch::add);
    } else {
      Arrays.stream(sorted()).forEach(stretch::add);
    }
    stretch.end();
  }

  /** Entries that follow each other in order of insertion, for another thread to read. */
  AddressSlice slice(int firstEntry, int count) {
    return new AddressSlice(new AddressSet(domain, arena.snapshot()), firstEntry, count);
  }

  private static Span local(EmailAddress address) {
    return Span.of(address.localPart().getBytes(UTF_8));
  }

  private static Span name(Recipient recipient) {
    String name = recipient.displayName().orElse("");
    return name.isEmpty() ? NO_NAME : Span.of(name.getBytes(UTF_8));
  }
}
