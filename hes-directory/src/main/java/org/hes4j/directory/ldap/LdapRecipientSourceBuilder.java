package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.hes4j.directory.text.AttributeNames;
import org.jspecify.annotations.Nullable;

/** Configures an {@link LdapRecipientSource}. Not thread-safe. */
public final class LdapRecipientSourceBuilder {
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  /** A further search; without a filter it has that of the first. */
  private record Further(String baseDn, @Nullable Filter filter) {}

  private final LdapAddress address;
  private final List<LdapServer> servers = new ArrayList<>();
  private final List<Further> furtherSearches = new ArrayList<>();
  private List<String> attributes;
  private List<String> nameAttributes = List.of("displayName", "cn");
  private @Nullable Filter filter;
  private @Nullable Login login;
  private Encryption encryption = Encryption.NONE;
  private Referrals referrals = Referrals.FAIL;
  private int pageSize = 1000;
  private boolean acceptsText;
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration responseTimeout = Duration.ofSeconds(60);
  private Duration readLimit = Duration.ofHours(1);

  LdapRecipientSourceBuilder(LdapAddress address) {
    this.address = address;
    this.servers.add(address.server());
    this.filter = address.filter();
    this.attributes =
        address.attributes().isEmpty()
            ? List.of("mail")
            : AttributeNames.of("attribute", address.attributes());
  }

  /**
   * Another server that holds the same, asked when those named before cannot be reached. Only a
   * connection that does not come about leads to the next one, never an answer: not a refused bind,
   * a refused StartTLS or a read that breaks off. A token of one server holds at the others where
   * they are its replicas and tell changes themselves.
   *
   * @param url {@code ldap://host:port} or {@code ldaps://host:port}, like the first
   * @throws IllegalArgumentException when it is no such URL, or names another base DN or a search
   */
  public LdapRecipientSourceBuilder alternative(String url) {
    servers.add(LdapAddress.alternative(url, address.baseDn()));
    return this;
  }

  /**
   * Where that kind of directory keeps its addresses: filter, attributes and display names. What is
   * set afterwards counts instead.
   *
   * @throws IllegalArgumentException when the URL has a filter, which would be lost
   */
  public LdapRecipientSourceBuilder profile(DirectoryProfile profile) {
    if (address.filter() != null) {
      throw new IllegalArgumentException(
          "profile "
              + profile.title()
              + ": the URL has a filter of its own, "
              + ServerText.of(address.filter().toString())
              + "; give it with filter (--filter of imhs-cmd) instead, which goes before the"
              + " profile's");
    }
    attributes = profile.addressAttributes();
    nameAttributes = profile.displayNameAttributes();
    filter = profile.filter().map(LdapRecipientSourceBuilder::parsed).orElse(null);
    return this;
  }

  /**
   * Reads as that user, by simple bind, instead of anonymously. Over plain {@code ldap} the
   * password crosses the network readable; a warning is logged unless the server is on this
   * machine.
   *
   * @param dn the user's DN
   * @param password asked at each bind; never shown anywhere
   * @throws IllegalArgumentException when the DN is blank
   */
  public LdapRecipientSourceBuilder bind(String dn, Supplier<String> password) {
    if (dn.isBlank()) {
      throw new IllegalArgumentException("the bind DN is empty; leave it out to read anonymously");
    }
    login = new Login.Simple(dn.strip(), password);
    return this;
  }

  /**
   * Reads as that user, by SASL PLAIN (RFC 4616). The password crosses the network as with {@link
   * #bind}.
   *
   * @param authenticationId the user in the form the server wants: a user name, or {@code u:ann} or
   *     {@code dn:uid=ann,dc=example,dc=com} (RFC 4513, 5.2.1.8)
   * @param password asked at each bind; never shown anywhere
   * @throws IllegalArgumentException when the user is blank
   */
  public LdapRecipientSourceBuilder bindPlain(String authenticationId, Supplier<String> password) {
    if (authenticationId.isBlank()) {
      throw new IllegalArgumentException(
          "the authentication ID is empty; leave it out to read anonymously");
    }
    login = new Login.Plain(authenticationId.strip(), password);
    return this;
  }

  /**
   * Reads as the owner of the client certificate, by SASL EXTERNAL (RFC 4422, appendix A). Needs an
   * encrypted connection and {@link #keyStore}, or an {@link #sslContext} that has a key.
   */
  public LdapRecipientSourceBuilder bindExternal() {
    login = new Login.External();
    return this;
  }

  /**
   * The attributes that hold addresses; default {@code mail}. All values of all of them are read.
   *
   * @throws IllegalArgumentException when there is none or one is no attribute's name
   */
  public LdapRecipientSourceBuilder attributes(List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no attribute; expected at least one, such as mail");
    }
    attributes = AttributeNames.of("attribute", names);
    return this;
  }

  /** The same with the names one by one. */
  public LdapRecipientSourceBuilder attributes(String... names) {
    return attributes(List.of(names));
  }

  /**
   * The attributes that hold a name for people; of the first that an entry has, the first value is
   * taken. Default {@code displayName}, {@code cn}; none reads no names.
   *
   * @throws IllegalArgumentException when one is no attribute's name
   */
  public LdapRecipientSourceBuilder displayNameAttributes(String... names) {
    nameAttributes = AttributeNames.of("display name attribute", List.of(names));
    return this;
  }

  /**
   * Which entries to read (RFC 4515); default: those that have any of the attributes. With the
   * default an entry that comes without any of them ends the read, for access rules hide them then;
   * with a filter given here, be it {@code (mail=*)}, such an entry is left out and counted.
   *
   * @throws IllegalArgumentException when it is no filter
   */
  public LdapRecipientSourceBuilder filter(String filter) {
    this.filter = parsed(filter);
    return this;
  }

  private static Filter parsed(String filter) {
    try {
      return Filter.create(filter);
    } catch (LDAPException e) {
      throw new IllegalArgumentException(
          "filter " + ServerText.of(filter) + ": " + e.getMessage() + " (RFC 4515)", e);
    }
  }

  /**
   * Reads the whole subtree below that entry too, in the same read and with the same filter.
   * Entries found by several searches are handed over by each. Where nobody is found below an
   * entry, it must itself be shown and be no alias: neither is followed, and the read ends.
   *
   * @throws IllegalArgumentException when it is no DN
   */
  public LdapRecipientSourceBuilder alsoSearch(String baseDn) {
    furtherSearches.add(new Further(dn(baseDn), null));
    return this;
  }

  /**
   * The same with a filter of its own (RFC 4515).
   *
   * @throws IllegalArgumentException when it is no DN or no filter
   */
  public LdapRecipientSourceBuilder alsoSearch(String baseDn, String filter) {
    furtherSearches.add(new Further(dn(baseDn), parsed(filter)));
    return this;
  }

  private static String dn(String text) {
    if (text.isBlank() || !DN.isValidDN(text)) {
      throw new IllegalArgumentException(
          "base DN " + ServerText.of(text) + ": not a DN, such as ou=people,dc=example,dc=com");
    }
    return text.strip();
  }

  /**
   * What becomes of referrals; default {@link ReferralPolicy#FAIL}. Followed ones are read with the
   * same attributes and credentials, over at most 10 servers in a row; whatever cannot be followed
   * ends the read. The credentials go to hosts named with {@link #followReferralsTo} and, where the
   * referral came over an encrypted connection, to any host over an encrypted connection ({@code
   * ldaps}, or {@code ldap} with {@link #startTls}); to no other.
   */
  public LdapRecipientSourceBuilder referrals(ReferralPolicy policy) {
    referrals = new Referrals(policy, referrals.hosts());
    return this;
  }

  /**
   * Follows referrals, to these hosts even over an unencrypted connection.
   *
   * @param hosts names as the referrals write them, without port
   */
  public LdapRecipientSourceBuilder followReferralsTo(String... hosts) {
    Set<String> named = new HashSet<>(referrals.hosts());
    for (String host : hosts) {
      named.add(host.strip().toLowerCase(Locale.ROOT));
    }
    referrals = new Referrals(ReferralPolicy.FOLLOW, Set.copyOf(named));
    return this;
  }

  /**
   * How many entries the server is asked for at a time; default 1000. A server that says nothing of
   * pages is believed to have sent everything only where that is less than a page: some proxies
   * (slapd's back-asyncmeta and overlay translucent) hand on the first page of another server so.
   * Then {@link #withoutPaging()} is the way to read it.
   *
   * @throws IllegalArgumentException when it is less than 1
   */
  public LdapRecipientSourceBuilder pageSize(int entries) {
    if (entries < 1) {
      throw new IllegalArgumentException(
          "page size " + entries + ": expected at least 1; withoutPaging() asks for all at once");
    }
    pageSize = entries;
    return this;
  }

  /** Asks for everything in one answer, for servers that do not page well. */
  public LdapRecipientSourceBuilder withoutPaging() {
    pageSize = 0;
    return this;
  }

  /**
   * Believes a server that reports success of a search with a text beside it. By default that ends
   * the read: a proxy that does not reach a server behind it can say so in this text alone, and
   * what that one holds is then missing. For servers that always add a text.
   */
  public LdapRecipientSourceBuilder acceptServerText() {
    acceptsText = true;
    return this;
  }

  /**
   * How long to wait for the connection; default 10 seconds.
   *
   * @throws IllegalArgumentException when it is less than a millisecond or more than 24 days
   */
  public LdapRecipientSourceBuilder connectTimeout(Duration timeout) {
    connectTimeout = positive("connect timeout", timeout);
    return this;
  }

  /**
   * How long to wait for each answer of the server, such as one entry; default 60 seconds.
   *
   * @throws IllegalArgumentException when it is less than a millisecond or more than 24 days
   */
  public LdapRecipientSourceBuilder responseTimeout(Duration timeout) {
    responseTimeout = positive("response timeout", timeout);
    return this;
  }

  /**
   * How long the whole read may take, the consumer's time included; default one hour.
   *
   * @throws IllegalArgumentException when it is less than a millisecond or more than 24 days
   */
  public LdapRecipientSourceBuilder readLimit(Duration limit) {
    readLimit = positive("read limit", limit);
    return this;
  }

  private static Duration positive(String what, Duration value) {
    if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + " " + value + ": expected between 1 millisecond and 24 days");
    }
    return value;
  }

  /**
   * Encrypts the connection to an {@code ldap://} URL before anything else is sent (RFC 4511,
   * 4.14). A server that refuses ends the read; nothing is ever sent unencrypted instead.
   */
  public LdapRecipientSourceBuilder startTls() {
    encryption = encryption.withStartTls();
    return this;
  }

  /**
   * Trusts the certificates in that file and no others; default those the JVM trusts. The server's
   * host name is verified too, except where the URL names a loopback address by its number. The
   * file is read anew for each connection.
   *
   * @param pem certificates of authorities, or of the server itself, in PEM form
   */
  public LdapRecipientSourceBuilder trust(Path pem) {
    encryption = encryption.trusting(new KeyFile(pem, null));
    return this;
  }

  /**
   * The same with a key store (PKCS #12 or JKS).
   *
   * @param password asked at each connection
   */
  public LdapRecipientSourceBuilder trustStore(Path file, Supplier<String> password) {
    encryption = encryption.trusting(new KeyFile(file, password));
    return this;
  }

  /**
   * The client's own certificate and key, for servers that ask for one, and for {@link
   * #bindExternal}.
   *
   * @param file a key store (PKCS #12 or JKS), read anew for each connection
   * @param password that of the store and of the key in it; asked at each connection
   */
  public LdapRecipientSourceBuilder keyStore(Path file, Supplier<String> password) {
    encryption = encryption.withKey(new KeyFile(file, password));
    return this;
  }

  /**
   * Keys and trust of the caller's own making; default those of the JVM. The server's host name is
   * verified in any case, except where the URL names a loopback address by its number.
   */
  public LdapRecipientSourceBuilder sslContext(SSLContext context) {
    encryption = encryption.with(context);
    return this;
  }

  /**
   * The source. Nothing is connected yet.
   *
   * @throws IllegalStateException when settings contradict each other: keys or trust without an
   *     encrypted connection, an SSL context besides key files, encrypted and plain servers mixed,
   *     StartTLS with {@code ldaps}, SASL EXTERNAL without a key
   */
  public LdapRecipientSource build() {
    SettingsCheck.check(servers, encryption, login);
    Filter main = filter == null ? anyOf(attributes) : filter;
    List<LdapSearch> searches = new ArrayList<>();
    boolean anyAddress = filter == null;
    searches.add(new LdapSearch(address.baseDn(), address.scope(), main, anyAddress));
    for (Further search : furtherSearches) {
      Filter own = search.filter();
      searches.add(
          own == null
              ? new LdapSearch(search.baseDn(), SearchScope.SUB, main, anyAddress)
              : new LdapSearch(search.baseDn(), SearchScope.SUB, own, false));
    }
    return new LdapRecipientSource(
        new LdapSettings(
            List.copyOf(servers),
            List.copyOf(searches),
            new LdapSettings.Wanted(attributes, nameAttributes),
            login,
            encryption,
            referrals,
            new LdapSettings.Answers(pageSize, acceptsText),
            new LdapSettings.Limits(connectTimeout, responseTimeout, readLimit)));
  }

  private static Filter anyOf(List<String> attributes) {
    List<Filter> present = attributes.stream().map(Filter::createPresenceFilter).toList();
    return present.size() == 1 ? present.get(0) : Filter.createORFilter(present);
  }
}
