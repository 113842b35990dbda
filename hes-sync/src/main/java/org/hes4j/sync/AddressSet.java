package org.hes4j.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.hes4j.client.ListDigest;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.sync.journal.KeptList;
import org.jspecify.annotations.Nullable;

/**
 * The recipients of one domain in compact form: about thirty bytes for an address, and its name.
 *
 * <p>An entry is known by an int, its place in the arena. Filled by one thread; once nothing is
 * added any more and it has been handed over safely, any number may read it.
 */
final class AddressSet {
  static final int NONE = -1;
  private static final int FIRST_SLOTS = 16;
  private static final byte[] NO_NAME = {};

  private final MailDomain domain;
  private final byte[] domainUtf8;
  private final AddressArena arena;

  /** Open addressing with linear probing; an entry's place plus one, 0 is a free slot. */
  private int[] slots = new int[FIRST_SLOTS];

  private int size;
  private int @Nullable [] sorted;
  private @Nullable ListDigest digest;

  AddressSet(MailDomain domain) {
    this(domain, new AddressArena());
  }

  private AddressSet(MailDomain domain, AddressArena arena) {
    this.domain = domain;
    this.domainUtf8 = domain.name().getBytes(UTF_8);
    this.arena = arena;
  }

  MailDomain domain() {
    return domain;
  }

  int size() {
    return size;
  }

  /**
   * Adds a recipient of this set's domain.
   *
   * @return its place, or {@link #NONE} when its address is there already, whose name then stays
   */
  int add(Recipient recipient) {
    byte[] local = localOf(recipient.address());
    int slot = slotOf(local);
    if (slots[slot] != 0) {
      return NONE;
    }
    int entry =
        arena.append(local, recipient.displayName().map(n -> n.getBytes(UTF_8)).orElse(NO_NAME));
    slots[slot] = entry + 1;
    size++;
    sorted = null;
    digest = null;
    if (size > slots.length / 4 * 3) {
      grow();
    }
    return entry;
  }

  boolean contains(EmailAddress address) {
    return address.domain().equals(domain) && slots[slotOf(localOf(address))] != 0;
  }

  /** Where an entry of another set of the same domain stands in this one, or {@link #NONE}. */
  int find(AddressSet other, int entry) {
    int slot = spread(other.hash(entry)) & slots.length - 1;
    while (slots[slot] != 0 && !arena.localEquals(slots[slot] - 1, other.arena, entry)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slots[slot] - 1;
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
      order = AddressOrder.sort(this);
      sorted = order;
    }
    return order;
  }

  /** A byte of the whole address in UTF-8; 0 behind its end. */
  int addressByte(int entry, int index) {
    int length = arena.localLength(entry);
    if (index < length) {
      return arena.localByte(entry, index) & 0xFF;
    }
    if (index == length) {
      return '@';
    }
    int inDomain = index - length - 1;
    return inDomain < domainUtf8.length ? domainUtf8[inDomain] : 0;
  }

  int addressLength(int entry) {
    return arena.localLength(entry) + 1 + domainUtf8.length;
  }

  /** The order of two entries' addresses. */
  int compare(int entry, AddressSet other, int otherEntry) {
    int length = Math.max(addressLength(entry), other.addressLength(otherEntry));
    for (int i = 0; i < length; i++) {
      int difference = addressByte(entry, i) - other.addressByte(otherEntry, i);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  /** The canonical address in UTF-8. */
  byte[] utf8(int entry) {
    byte[] bytes = new byte[addressLength(entry)];
    int at = arena.copyLocal(entry, bytes);
    bytes[at] = '@';
    System.arraycopy(domainUtf8, 0, bytes, at + 1, domainUtf8.length);
    return bytes;
  }

  boolean hasName(int entry) {
    return arena.hasName(entry);
  }

  /** What stands before the @. */
  String local(int entry) {
    return arena.local(entry);
  }

  /** The name, empty where there is none. */
  String name(int entry) {
    return arena.name(entry);
  }

  /** An entry as the journal keeps it. */
  KeptList.Entry kept(int entry) {
    return new KeptList.Entry(arena.local(entry) + "@" + domain.name(), arena.name(entry));
  }

  /** Makes values of entries. Not thread-safe: each thread takes its own. */
  AddressReader reader() {
    return new AddressReader(this);
  }

  /** The digest of all addresses, worked out once. */
  synchronized ListDigest digest() {
    ListDigest known = digest;
    if (known == null) {
      ListDigest.Accumulator accumulator = new ListDigest.Accumulator();
      for (int entry : sorted()) {
        accumulator.add(utf8(entry));
      }
      known = accumulator.digest();
      digest = known;
    }
    return known;
  }

  /** Entries that follow each other in order of insertion, for another thread to read. */
  AddressSlice slice(int firstEntry, int count) {
    return new AddressSlice(new AddressSet(domain, arena.snapshot()), firstEntry, count);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int entry = 0; entry != NONE; entry = arena.after(entry)) {
      int slot = spread(hash(entry)) & slots.length - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = entry + 1;
    }
  }

  private int slotOf(byte[] local) {
    int hash = 0;
    for (byte b : local) {
      hash = step(hash, b);
    }
    int slot = spread(hash) & slots.length - 1;
    while (slots[slot] != 0 && !arena.localEquals(slots[slot] - 1, local)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private int hash(int entry) {
    int hash = 0;
    for (int i = 0, length = arena.localLength(entry); i < length; i++) {
      hash = step(hash, arena.localByte(entry, i));
    }
    return hash;
  }

  /** One step of FNV-1a. */
  private static int step(int hash, byte b) {
    return (hash ^ (b & 0xFF)) * 0x01000193;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  private static byte[] localOf(EmailAddress address) {
    return address.localPart().getBytes(UTF_8);
  }
}
