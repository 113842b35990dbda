package org.hes4j.testkit;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchScope;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;

/**
 * A made-up organisation in an LDAP directory that lives in memory and listens on a free port of
 * 127.0.0.1: for demonstrations and fast tests.
 *
 * <p>The same people every time: two domains (example.com and example.org), aliases as further
 * values of {@code mail}, older ones in {@code mailAlternateAddress}, entries without mail, and the
 * odd values that real directories hold. Anonymous reading is allowed. Thread-safe.
 */
public final class SampleDirectory implements AutoCloseable {
  /** How many entries {@link #start()} makes below {@code ou=people}. */
  public static final int DEFAULT_PEOPLE = 1000;

  private static final String BASE_DN = "dc=example,dc=com";

  private final InMemoryDirectoryServer server;

  private SampleDirectory(InMemoryDirectoryServer server) {
    this.server = server;
  }

  /** Starts a directory of {@value #DEFAULT_PEOPLE} entries. */
  public static SampleDirectory start() {
    return start(DEFAULT_PEOPLE);
  }

  /**
   * Starts a directory.
   *
   * @param people how many entries below {@code ou=people}, functional and odd ones included; these
   *     come first
   * @throws IllegalStateException when it does not start
   */
  public static SampleDirectory start(int people) {
    try {
      InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE_DN);
      // No schema: mailAlternateAddress is in none that ships with the server.
      config.setSchema(null);
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig(
              "sample", InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0, null));
      SampleDirectory directory = new SampleDirectory(new InMemoryDirectoryServer(config));
      directory.fill(people);
      return directory;
    } catch (LDAPException | UnknownHostException e) {
      throw failure("start", e);
    }
  }

  private void fill(int people) throws LDAPException {
    server.add(
        BASE_DN, new Attribute("objectClass", "top", "domain"), new Attribute("dc", "example"));
    server.add(
        "ou=people," + BASE_DN,
        new Attribute("objectClass", "top", "organizationalUnit"),
        new Attribute("ou", "people"));
    for (SamplePerson person : SampleOrganisation.people(people)) {
      server.add(person.entry());
    }
    server.startListening();
  }

  /** {@code ldap://127.0.0.1:PORT/dc=example,dc=com}. */
  public URI url() {
    return URI.create("ldap://127.0.0.1:" + server.getListenPort() + "/" + BASE_DN);
  }

  /** The base DN, {@code dc=example,dc=com}. */
  public String baseDn() {
    return BASE_DN;
  }

  /** The organisation's own mail domains. */
  public List<MailDomain> domains() {
    return List.of(
        MailDomain.of(SampleOrganisation.FIRST_DOMAIN),
        MailDomain.of(SampleOrganisation.SECOND_DOMAIN));
  }

  /** How many entries there are below {@code ou=people} now. */
  public int people() {
    return entries("(uid=*)").size();
  }

  /** How many of them have no {@code mail}. */
  public int peopleWithoutMail() {
    return entries("(&(uid=*)(!(mail=*)))").size();
  }

  /** How many values of {@code mail} there are now, good and odd. */
  public int mailValues() {
    return mail().size();
  }

  /** The valid recipients of the organisation's own domains now, by {@code mail} alone. */
  public SortedSet<EmailAddress> recipients() {
    AddressNormalizer normalizer = new AddressNormalizer();
    SortedSet<EmailAddress> recipients = new TreeSet<>();
    for (String value : mail()) {
      if (normalizer.normalize(value) instanceof Normalized.Accepted accepted
          && domains().contains(accepted.address().domain())) {
        recipients.add(accepted.address());
      }
    }
    return recipients;
  }

  private List<String> mail() {
    return entries("(mail=*)").stream()
        .flatMap(entry -> List.of(entry.getAttributeValues("mail")).stream())
        .toList();
  }

  private List<? extends Entry> entries(String filter) {
    try {
      return server
          .search("ou=people," + BASE_DN, SearchScope.SUB, Filter.create(filter))
          .getSearchEntries();
    } catch (LDAPException e) {
      throw failure("search", e);
    }
  }

  /** Adds a person. */
  public void add(String uid, String displayName, String... mail) {
    try {
      server.add(SamplePerson.of(uid, displayName, mail).entry());
    } catch (LDAPException e) {
      throw failure("add to", e);
    }
  }

  /** Removes a person. */
  public void remove(String uid) {
    try {
      server.delete(SamplePerson.dn(uid).toString());
    } catch (LDAPException e) {
      throw failure("remove from", e);
    }
  }

  /** Gives a person other values of {@code mail}, or none. */
  public void changeMail(String uid, String... mail) {
    try {
      server.modify(
          SamplePerson.dn(uid).toString(),
          new Modification(ModificationType.REPLACE, "mail", mail));
    } catch (LDAPException e) {
      throw failure("change", e);
    }
  }

  private static IllegalStateException failure(String doing, Exception cause) {
    return new IllegalStateException(
        "cannot " + doing + " the sample directory: " + cause.getMessage(), cause);
  }

  /** Stops listening and cuts the connections. */
  @Override
  public void close() {
    server.shutDown(true);
  }

  /** {@code sample directory ldap://127.0.0.1:PORT/dc=example,dc=com}. */
  @Override
  public String toString() {
    return "sample directory " + url();
  }
}
