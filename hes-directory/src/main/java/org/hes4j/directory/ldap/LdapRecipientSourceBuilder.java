package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Configures an {@link LdapRecipientSource}. Not thread-safe. */
public final class LdapRecipientSourceBuilder {
  /** An attribute description without wildcards (RFC 4512, 2.5). */
  private static final Pattern ATTRIBUTE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*(;[A-Za-z0-9-]+)*");

  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  private final LdapAddress address;
  private List<String> attributes;
  private List<String> nameAttributes = List.of("displayName", "cn");
  private @Nullable Filter filter;
  private LdapSettings.@Nullable Login login;
  private @Nullable SSLContext sslContext;
  private int pageSize = 1000;
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration responseTimeout = Duration.ofSeconds(60);
  private Duration readLimit = Duration.ofHours(1);

  LdapRecipientSourceBuilder(LdapAddress address) {
    this.address = address;
    this.filter = address.filter();
    this.attributes =
        address.attributes().isEmpty() ? List.of("mail") : named("attribute", address.attributes());
  }

  /**
   * Reads as that user, by simple bind, instead of anonymously. Over plain {@code ldap} the
   * password crosses the network readable; a warning is logged unless the server is on this
   * machine.
   *
   * @param dn the user's DN
   * @param password asked at each read; never shown anywhere
   * @throws IllegalArgumentException when the DN is blank
   */
  public LdapRecipientSourceBuilder bind(String dn, Supplier<String> password) {
    if (dn.isBlank()) {
      throw new IllegalArgumentException("the bind DN is empty; leave it out to read anonymously");
    }
    login = new LdapSettings.Login(dn.strip(), password);
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
    attributes = named("attribute", names);
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
    nameAttributes = named("display name attribute", List.of(names));
    return this;
  }

  private static List<String> named(String what, List<String> names) {
    for (String name : names) {
      if (!ATTRIBUTE.matcher(name).matches()) {
        throw new IllegalArgumentException(
            what + " \"" + ServerText.of(name) + "\": not an attribute's name, such as mail");
      }
    }
    return List.copyOf(new LinkedHashSet<>(names));
  }

  /**
   * Which entries to read (RFC 4515); default: those that have any of the attributes.
   *
   * @throws IllegalArgumentException when it is no filter
   */
  public LdapRecipientSourceBuilder filter(String filter) {
    try {
      this.filter = Filter.create(filter);
    } catch (LDAPException e) {
      throw new IllegalArgumentException(
          "filter " + ServerText.of(filter) + ": " + e.getMessage() + " (RFC 4515)", e);
    }
    return this;
  }

  /**
   * How many entries the server is asked for at a time; default 1000.
   *
   * @throws IllegalArgumentException when it is less than 1
   */
  public LdapRecipientSourceBuilder pageSize(int entries) {
    if (entries < 1) {
      throw new IllegalArgumentException("page size " + entries + ": expected at least 1");
    }
    pageSize = entries;
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
    if (value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + " " + value + ": expected between 1 millisecond and 24 days");
    }
    return value;
  }

  /**
   * Keys and trust for {@code ldaps}; default those of the JVM. The server's host name is verified
   * in any case, except where the URL names a loopback address by its number.
   */
  public LdapRecipientSourceBuilder sslContext(SSLContext context) {
    sslContext = context;
    return this;
  }

  /**
   * The source. Nothing is connected yet.
   *
   * @throws IllegalStateException when an SSL context is given and the URL is not {@code ldaps}
   */
  public LdapRecipientSource build() {
    if (sslContext != null && !address.secure()) {
      throw new IllegalStateException(
          "sslContext is given, but " + address + " is not encrypted; use an ldaps:// URL");
    }
    return new LdapRecipientSource(
        new LdapSettings(
            address,
            attributes,
            nameAttributes,
            filter == null ? anyOf(attributes) : filter,
            login,
            sslContext,
            pageSize,
            new LdapSettings.Limits(connectTimeout, responseTimeout, readLimit)));
  }

  private static Filter anyOf(List<String> attributes) {
    List<Filter> present = attributes.stream().map(Filter::createPresenceFilter).toList();
    return present.size() == 1 ? present.get(0) : Filter.createORFilter(present);
  }
}
