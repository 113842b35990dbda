/**
 * What runs leave behind for later ones, in a folder of files for each endpoint and account: a lock
 * that lets one run write at a time, the list of each domain as the last run left it, the lists
 * before each change, and a history. It can be deleted at any time: everything that a run needs of
 * it can be rebuilt from the service.
 *
 * <p>Files alone live here. When a run writes them, and what it concludes from them, is decided in
 * {@link org.hes4j.sync}; no service is called from here. {@link Journal}, {@link Backup}, {@link
 * History}, {@link HistoryEntry} and {@link ListInfo} are for everybody; the other types are public
 * only because {@code org.hes4j.sync} uses them, and may change at any time.
 *
 * <h2>The files, format 1</h2>
 *
 * All are UTF-8, readable by their owner alone where the file system can say so, and replaced
 * whole: written under another name, forced to the disk, renamed, and the folder forced too. The
 * history alone is appended to.
 *
 * <ul>
 *   <li>{@code about}: {@code hes-journal 1}, then {@code endpoint} and {@code account}, a line
 *       each.
 *   <li>{@code lock}: locked by the operating system while a run is under way, and then holding
 *       {@code hes-lock 1}, {@code pid}, {@code host}, {@code started} and {@code run}, a line
 *       each. When the run ends, {@code run} alone stays, so that numbers are not used again; what
 *       names a {@code pid} and is not locked is of a run that died.
 *   <li>{@code applied-DOMAIN.gz}: the list of a domain as the last verified run left it.
 *   <li>{@code seen-source.json}: what a run found in a source that has a name for its content:
 *       JSON arrays of texts, one a line, from the format's name and version to {@code end} and a
 *       count.
 *   <li>{@code backup-RUN.gz}: the lists that a run was going to change, as they were before.
 *   <li>{@code history.jsonl}: one JSON object for each run, see {@link
 *       org.hes4j.sync.journal.HistoryEntry}. A line that cannot be read is passed over.
 * </ul>
 *
 * <h2>Lists</h2>
 *
 * {@code applied-} and {@code backup-} files are gzip (RFC 1952) of lines that end with a line
 * feed:
 *
 * <pre>
 * hes-lists 3
 * run 000042-20261124T071000Z
 * time 2026-11-24T07:10:00Z
 * lists 2
 * list example.com 2 DIGEST 17 3 DIGEST
 * list example.org 0 DIGEST - - -
 * of example.com
 * ann@example.com TAB Ann Example
 * bob@example.com
 * of example.org
 * end 2 CRC32C
 * </pre>
 *
 * A {@code list} line gives the domain, how many recipients follow, the list's digest, its revision
 * at the service ({@code -} where the binding tells none), and the count and digest that the run
 * was going to give it ({@code -} in an applied list). A list of no recipients stands there with 0;
 * a domain without a {@code list} line is no part of the file. The recipients of each list follow
 * in the same order of domains: the address and, after a tab, the display name where there is one.
 * They mostly stand in the order of their addresses, which makes a list quick to read; any order is
 * read. The last line gives the number of all recipients and the CRC-32C (RFC 3720) of all bytes
 * before it in eight hexadecimal digits. A file that does not end so is damaged, and nothing of it
 * is used. That is against accidents; whoever means to change a file can give it an end that fits.
 * What a run bases a plan on is held against the digest that the service tells. Versions 1 and 2,
 * which are still read, ended with a SHA-256 instead, which took longer than all the rest.
 *
 * <p>In the backup of a restore the second line names too what that run was putting back: {@code
 * run 000043-20261124T081000Z restores 000042-20261124T071000Z}.
 *
 * <p>A backup whose one list is the applied list of its domain, which that run has read, is a copy
 * of that file behind lines of its own: {@code hes-lists 4}, {@code run}, {@code time}, {@code
 * lists 1}, {@code list} and {@code end 0 CRC32C} in a gzip member of their own, then the other
 * file as it is. Domain, count and digest of both {@code list} lines are the same.
 *
 * <p>An applied list whose recipients were written before it was in force begins in the same way,
 * as {@code hes-lists 5}; what follows as a further gzip member are the lines from {@code of} to
 * {@code end}, summed up by themselves. Until then these stand in {@code
 * applied-DOMAIN.gz.lines.tmp}.
 */
@NullMarked
package org.hes4j.sync.journal;

import org.jspecify.annotations.NullMarked;
