package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.hes4j.recipient.ChangeConsumer;
import org.hes4j.recipient.ChangeSource;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.ChangeWatch;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.recipient.WatchConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Recipients from an LDAP directory (RFC 4511), read in pages (RFC 2696).
 *
 * <pre>{@code
 * RecipientSource source =
 *     LdapRecipientSource.builder("ldap://ldap.example.com:389/dc=example,dc=com")
 *         .profile(DirectoryProfile.OPENLDAP)
 *         .startTls()
 *         .bind("cn=reader,dc=example,dc=com", () -> password)
 *         .build();
 * }</pre>
 *
 * <p>Every value of every named attribute is a record of its own, those with attribute options
 * ({@code mail;lang-de}) included; value lists that come in ranges (Active Directory) are read to
 * their end. An entry that matches a filter of your own and has none of the attributes is left out
 * and counted; one that matches the default filter, which asks for these attributes, ends the read:
 * access rules hide them.
 *
 * <p>A read returns normally only after the server has reported success for every search and has
 * handed out an empty paging cookie, all on one connection; a server that does not page is believed
 * when it reports success and has sent less than a page. Everything else is an {@link
 * LdapSourceException}: size, time and administrative limits, a lost connection, a referral that is
 * not followed, a value list the server cut short, success with a text beside it ({@link
 * LdapRecipientSourceBuilder#acceptServerText}).
 *
 * <p><strong>What cannot be noticed:</strong> a server that shows an anonymous or a restricted
 * client only a part of its entries reports success all the same. Bind as somebody who may read
 * every entry that has a recipient, and look at the preview before the first run.
 *
 * <p><strong>Changes</strong> are told by servers that have content synchronization (RFC 4533),
 * such as OpenLDAP with overlay syncprov; an entry gives the very records that a full read makes of
 * it. The answer comes without pages, so a size limit must not bind whoever reads. What the server
 * does not take for a change of an entry is not told, and is found by the next full read only:
 * access rules that were changed; entries that came below the base DN, or left it, with a subtree
 * above them that was moved (choose the suffix as base DN); values that overlays make up, such as
 * {@code memberOf} in a filter; a directory restored from a backup and changed since.
 *
 * <p>Immutable and thread-safe; reads may run at the same time, each on its own connection. An
 * interrupt ends a read with an exception and leaves the thread's interrupt flag set.
 */
public final class LdapRecipientSource implements ChangeSource {
  private final LdapSettings settings;

  LdapRecipientSource(LdapSettings settings) {
    this.settings = settings;
  }

  /**
   * A source to be configured.
   *
   * @param url {@code ldap://host:port/baseDN} or {@code ldaps://…} (RFC 4516); port 389 or 636
   *     where it names none. Attributes, scope and filter in the URL count where the builder does
   *     not say otherwise. The default scope is the whole subtree, unlike RFC 4516's
   * @throws IllegalArgumentException when it is no such URL, or names no host or no base DN
   */
  public static LdapRecipientSourceBuilder builder(String url) {
    return new LdapRecipientSourceBuilder(LdapAddress.parse(url));
  }

  /** The same with a {@link URI}. */
  public static LdapRecipientSourceBuilder builder(URI url) {
    return builder(url.toString());
  }

  /**
   * Reads every matching entry.
   *
   * @throws LdapSourceException when the directory could not be read whole
   */
  @Override
  public void read(Consumer<SourceRecord> consumer) {
    new DirectoryRead(settings, consumer).run();
  }

  /**
   * Tells what has changed, by content synchronization (RFC 4533, refreshOnly), in one answer
   * without pages. Entries are known by their entryUUID. What the server says is held against plain
   * searches before it returns: a server can leave out entries that are there. A reader who may not
   * see entryUUID and entryCSN (OpenLDAP) of each entry is told no changes.
   *
   * @throws ChangesNotSupportedException when the server has no such control, when there are
   *     several searches, or when a referral is met that would be followed
   * @throws LdapSourceException when not all could be told
   */
  @Override
  public ChangeToken readChanges(@Nullable ChangeToken since, ChangeConsumer consumer) {
    AtomicReference<ChangeToken> last = new AtomicReference<>();
    new SyncRun(settings, ContentSyncRequestMode.REFRESH_ONLY, since)
        .run(new SyncMessages(), new SyncTold(consumer, last::set));
    return Objects.requireNonNull(last.get());
  }

  /**
   * Tells changes as they happen (RFC 4533, refreshAndPersist). While the server says nothing it is
   * asked for its root DSE each time the response timeout has passed, and the watch fails when
   * there is no answer. The read limit counts for the time until the consumer has caught up. What
   * it tells is what the server says, not held against anything: what a list is made of should come
   * from {@link #readChanges}.
   */
  @Override
  public ChangeWatch watch(@Nullable ChangeToken since, WatchConsumer consumer) {
    return new LdapWatch(settings, since, consumer);
  }

  /**
   * The same query for OpenLDAP's {@code ldapsearch}, to be pasted into a shell: one command for
   * each search, one on a line. It holds no password: the command asks for it. Where keys come from
   * a key store, the names of PEM files stand for what must be exported from it. Referrals are not
   * followed by it.
   */
  public String ldapsearchCommand() {
    return new LdapsearchCommand(settings).text();
  }

  /** {@code LDAP ldap://127.0.0.1:389/dc=example,dc=com (mail)}. */
  @Override
  public String toString() {
    return settings.toString();
  }
}
