/**
 * Keeps what was read of a {@link org.hes4j.recipient.ChangeSource} together with the token it
 * gave, so that the next read asks for the changes alone. Only this package knows the library of
 * the store. Whose recipients these are, and what becomes of them, is no concern of it.
 *
 * <p>The folder of a store can be deleted at any time when no run is under way: the next read asks
 * for everything and builds it anew.
 *
 * <h2>The files, format 1</h2>
 *
 * <ul>
 *   <li>{@code lock}: locked by the operating system while somebody reads or writes; empty.
 *   <li>{@code entries.mv}: an H2 MVStore with two or three maps. It changes by one commit of that
 *       store, or is replaced whole: written under another name, forced to the disk, renamed.
 *   <li>{@code entries.new}, {@code scratch.mv}: of a read under way; what is found of them was
 *       left by one that died, and is deleted.
 * </ul>
 *
 * <p>Numbers are big-endian; a <em>varint</em> has seven bits in each byte, the lowest first, and
 * the top bit set on all but the last. A <em>text</em> is the varint of twice its length in
 * characters, and then a byte for each (ISO 8859-1); or, where a character has no such byte, that
 * number plus one and two bytes for each (UTF-16).
 *
 * <p>Map {@code entries}: the 16 bytes of an entry's id, in the order of {@link
 * java.util.UUID#compareTo}, to the varint length of its value and the value: the varint count of
 * records, and for each
 *
 * <ul>
 *   <li>a byte: 0 for an address, 1 for an address with a display name, 2 for a rejected value, 3
 *       for one that is left out;
 *   <li>the text of the value, or of the kind where it is left out;
 *   <li>for 1 the text of the name, for 2 of the reason;
 *   <li>the origin: the varint count of characters it has in common with the record before, and the
 *       text of the rest.
 * </ul>
 *
 * <p>Map {@code about}: key 0 (as above, an id of zeros) to a value of the format's number (a
 * byte), the content's name (16 random bytes, drawn anew whenever the content changes), its
 * generation, the count of entries, the count of bytes in their values, the sum of the checksums of
 * all entries, the time of the last full read in milliseconds since 1970 (8 bytes each), the text
 * of the token's question (empty where there is no token), the varint length of its state and the
 * state, and the CRC-32C (RFC 3720) of all that as 4 bytes. An entry's checksum mixes its id with
 * the CRC-32C of its value; see {@code Totals}. By these sums damage is noticed before the first
 * record is handed over, or at the end of a {@code readAtOnce}: the store has no checksums of its
 * own content.
 *
 * <p>Map {@code steps}, missing in files of older versions: the generation that an update led to
 * (as an id, in its lower half) to what it changed: the texts of the content's version before and
 * after ({@code generation-name}), count, bytes and sum before (8 bytes each), the varint count of
 * entries, and for each the 16 bytes of its id, its value before and its value after, each with its
 * varint length, which is 0 where there is none. It is noted for what is written in place, and only
 * the newest steps are kept. It needs no checksum: without the step, the sums of now must give
 * those of before.
 */
@NullMarked
package org.hes4j.incremental;

import org.jspecify.annotations.NullMarked;
