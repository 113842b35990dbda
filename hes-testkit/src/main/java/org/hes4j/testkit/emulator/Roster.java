package org.hes4j.testkit.emulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.hes4j.client.ListDigest;
import org.jspecify.annotations.Nullable;

/**
 * A set of addresses in digest order, with the names of those who have one.
 *
 * <p>Immutable and thread-safe. A change shares every block that it does not touch with the roster
 * before it, so a change of a few addresses costs little in a list of millions, and readers keep
 * what they hold.
 */
final class Roster {
  static final Roster EMPTY = new Roster(new Block[0], 0);

  private final Block[] blocks;
  private final long size;

  /** Made when first asked for; made twice by a race it is the same. */
  private volatile @Nullable ListDigest digest;

  Roster(Block[] blocks, long size) {
    this(blocks, size, null);
  }

  private Roster(Block[] blocks, long size, @Nullable ListDigest digest) {
    this.blocks = blocks;
    this.size = size;
    this.digest = digest;
  }

  /** A roster of these entries in any order; of several with one address the last name counts. */
  static Roster of(Collection<Entry> entries) {
    List<Line> lines = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      lines.add(Line.of(entry));
    }
    return ofLines(lines);
  }

  /**
   * A roster of these lines in any order; of several with one address the last name counts.
   *
   * @param lines is sorted by this, and changed
   */
  static Roster ofLines(List<Line> lines) {
    lines.sort(null);
    RosterWriter out = new RosterWriter();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (i + 1 < lines.size() && line.compareTo(lines.get(i + 1)) == 0) {
        lines.set(i + 1, lines.get(i + 1).orNameOf(line));
      } else {
        out.add(line.text(), line.name());
      }
    }
    return out.roster();
  }

  /** This roster, which holds the same addresses as another one and so has its digest. */
  Roster withDigestOf(Roster same) {
    return new Roster(blocks, size, same.digest);
  }

  long size() {
    return size;
  }

  Block[] blocks() {
    return blocks;
  }

  /** At the first entry. */
  Cursor cursor() {
    return new Cursor(blocks, 0, 0);
  }

  /** At the first entry that stands behind an address, which need not be in the list. */
  Cursor after(String address) {
    byte[] key = (address + '\n').getBytes(StandardCharsets.UTF_8);
    int low = 0;
    int high = blocks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(blocks[middle], blocks[middle].size() - 1, key) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return new Cursor(blocks, low, low == blocks.length ? 0 : firstAfter(blocks[low], key));
  }

  private static int firstAfter(Block block, byte[] key) {
    int low = 0;
    int high = block.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(block, middle, key) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int compare(Block block, int entry, byte[] key) {
    return Arrays.compareUnsigned(
        block.text(), block.start(entry), block.end(entry), key, 0, key.length);
  }

  /** The digest as the contract defines it. */
  ListDigest digest() {
    ListDigest known = digest;
    if (known == null) {
      MessageDigest sha256 = sha256();
      for (Block block : blocks) {
        sha256.update(block.text());
      }
      known = ListDigest.of(sha256.digest());
      digest = known;
    }
    return known;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
