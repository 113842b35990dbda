package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;
import javax.net.ssl.SSLContext;
import org.hes4j.directory.Records;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.testkit.SampleDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LdapRecipientSourceTest {
  private static final String BASE = "dc=example,dc=com";

  private final CountDownLatch closed = new CountDownLatch(1);
  private InMemoryDirectoryServer server;

  @BeforeEach
  void start() throws Exception {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.addAdditionalBindCredentials("cn=reader," + BASE, "s3cret-word");
    config.setAccessLogHandler(
        new StreamHandler() {
          @Override
          public synchronized void publish(LogRecord line) {
            if (line.getMessage().contains("DISCONNECT")) {
              closed.countDown();
            }
          }
        });
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "test", InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0, null));
    server = new InMemoryDirectoryServer(config);
    server.add("dn: " + BASE, "objectClass: domain", "dc: example");
    server.startListening();
  }

  @AfterEach
  void stop() {
    server.shutDown(true);
  }

  private LdapRecipientSourceBuilder source() {
    return LdapRecipientSource.builder(url());
  }

  private String url() {
    return "ldap://127.0.0.1:" + server.getListenPort() + "/" + BASE;
  }

  private void person(String uid, String... lines) throws Exception {
    String[] entry = new String[lines.length + 3];
    entry[0] = "dn: uid=" + uid + "," + BASE;
    entry[1] = "objectClass: inetOrgPerson";
    entry[2] = "uid: " + uid;
    System.arraycopy(lines, 0, entry, 3, lines.length);
    server.add(entry);
  }

  @Test
  void everyValueOfEveryNamedAttributeIsARecordWithNameAndOrigin() throws Exception {
    person(
        "ann",
        "cn: Ann",
        "displayName: Ann Adams",
        "mail: ann@example.com",
        "mail: a.adams@example.com",
        "mailAlternateAddress: old@example.com");
    Records records = Records.of(source().attributes("mail", "mailAlternateAddress").build());
    assertThat(records.all())
        .allSatisfy(
            record ->
                assertThat(((SourceRecord.Address) record).displayName()).isEqualTo("Ann Adams"))
        .extracting(record -> ((SourceRecord.Address) record).value() + " from " + record.origin())
        .containsExactlyInAnyOrder(
            "ann@example.com from uid=ann,dc=example,dc=com mail",
            "a.adams@example.com from uid=ann,dc=example,dc=com mail",
            "old@example.com from uid=ann,dc=example,dc=com mailAlternateAddress");
  }

  @Test
  void attributesWithOptionsAreRead() throws Exception {
    person("ann", "cn: Ann", "mail: ann@example.com", "mail;lang-de: anna@example.com");
    assertThat(Records.of(source().filter("(uid=*)").build()).values())
        .containsExactlyInAnyOrder("ann@example.com", "anna@example.com");
  }

  @Test
  void theNameIsTheFirstOneThatThereIs() throws Exception {
    person("ann", "cn: Ann", "displayName;lang-de: Anna", "mail: ann@example.com");
    person("ben", "mail: ben@example.com");
    assertThat(Records.of(source().build()).addresses())
        .extracting(SourceRecord.Address::displayName)
        .containsExactly("Ann", null);
    assertThat(Records.of(source().displayNameAttributes().build()).addresses())
        .extracting(SourceRecord.Address::displayName)
        .containsExactly(null, null);
  }

  @Test
  void theNameIsThatOfThePreferredAttributeUnlessItIsBlank() throws Exception {
    person("ann", "cn: Ann", "displayName: Ann Adams", "mail: ann@example.com");
    person("ben", "displayName: Ben Brown", "cn: Ben", "mail: ben@example.com");
    person("cid", "displayName:: IA==", "cn: Cid", "mail: cid@example.com");
    assertThat(Records.of(source().build()).addresses())
        .extracting(SourceRecord.Address::displayName)
        .containsExactlyInAnyOrder("Ann Adams", "Ben Brown", "Cid");
  }

  @Test
  void anEntryThatMatchesAndHasNoAddressIsLeftOut() throws Exception {
    person("ann", "cn: Ann", "mail: ann@example.com");
    person("room", "cn: Room");
    Records records = Records.of(source().filter("(objectClass=inetOrgPerson)").build());
    assertThat(records.values()).containsExactly("ann@example.com");
    assertThat(records.leftOut()).containsExactly(Map.entry("entry without an address", 1));
    assertThat(records.all().get(1).origin()).hasToString("uid=room," + BASE);
  }

  @Test
  void theDefaultFilterIsThatAnyOfTheAttributesIsThere() throws Exception {
    person("ann", "mailAlternateAddress: ann@example.com");
    person("room", "cn: Room");
    Records records = Records.of(source().attributes("mail", "mailAlternateAddress").build());
    assertThat(records.values()).containsExactly("ann@example.com");
    assertThat(records.leftOut()).isEmpty();
  }

  @Test
  void allPagesAreRead() {
    try (SampleDirectory sample = SampleDirectory.start(250)) {
      Records records = Records.of(LdapRecipientSource.builder(sample.url()).pageSize(7).build());
      assertThat(records.addresses()).hasSize(sample.mailValues());
      assertThat(records.canonical())
          .containsAll(sample.recipients().stream().map(Object::toString).toList());
    }
  }

  @Test
  void whatTheUrlSaysCounts() throws Exception {
    person("ann", "mail: ann@example.com", "rfc822: other@example.com");
    person("ben", "mail: ben@example.com", "rfc822: more@example.com");
    assertThat(
            Records.of(LdapRecipientSource.builder(url() + "?rfc822?sub?(uid=ben)").build())
                .values())
        .containsExactly("more@example.com");
    assertThat(Records.of(LdapRecipientSource.builder(url() + "??base").build()).all()).isEmpty();
  }

  @Test
  void aWrongPasswordIsSaidWithoutShowingIt() {
    LdapRecipientSource source = source().bind("cn=reader," + BASE, () -> "wr0ng-word").build();
    LdapSourceException e = failure(source);
    assertThat(e)
        .hasMessageStartingWith(
            source + ": cannot bind as cn=reader,dc=example,dc=com: invalid credentials (49)")
        .hasMessageEndingWith("Check both.")
        .hasMessageNotContaining("wr0ng-word");
    assertThat(e.resultCode()).isEqualTo(49);
    assertThat(source.toString()).isEqualTo("LDAP " + url() + " (mail)");
  }

  private static LdapSourceException failure(LdapRecipientSource source) {
    return catchThrowableOfType(LdapSourceException.class, () -> Records.of(source));
  }

  @Test
  void theRightPasswordReads() throws Exception {
    person("ann", "mail: ann@example.com");
    AtomicInteger asked = new AtomicInteger();
    LdapRecipientSource source =
        source()
            .bind(
                "cn=reader," + BASE,
                () -> {
                  asked.incrementAndGet();
                  return "s3cret-word";
                })
            .build();
    assertThat(asked).hasValue(0);
    assertThat(Records.of(source).values()).hasSize(1);
    assertThat(Records.of(source).values()).hasSize(1);
    assertThat(asked).hasValue(2);
  }

  @Test
  void anEmptyPasswordIsNotTakenForAnonymous() {
    assertThat(failure(source().bind("cn=reader," + BASE, () -> "").build()))
        .hasMessageContaining("the password is empty")
        .hasMessageContaining("RFC 4513");
  }

  @Test
  void aBaseThatDoesNotExistIsAFailure() {
    String url = url().replace("dc=example", "ou=typo,dc=example");
    assertThat(failure(LdapRecipientSource.builder(url).build()))
        .hasMessageContaining("the search broke off after 0 entries: no such object (32)")
        .hasMessageContaining("Check the base DN at the end of the URL");
  }

  @Test
  void aRefusedConnectionIsAFailure() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    LdapSourceException e =
        failure(LdapRecipientSource.builder("ldap://127.0.0.1:" + port + "/" + BASE).build());
    assertThat(e)
        .hasMessageContaining("cannot connect: connect error (91)")
        .hasMessageContaining("Is the server up, and are host and port right?");
    assertThat(e.resultCode()).isEqualTo(91);
  }

  @Test
  void anUnknownHostIsAFailure() {
    assertThat(failure(LdapRecipientSource.builder("ldap://no-such-host.invalid/" + BASE).build()))
        .hasMessageContaining("cannot connect")
        .hasMessageContaining("The host name is not known here");
  }

  @Test
  void whatTheConsumerThrowsComesThroughUnchangedAndTheConnectionIsClosed() throws Exception {
    person("ann", "mail: ann@example.com");
    person("ben", "mail: ben@example.com");
    IllegalStateException mine = new IllegalStateException("mine");
    assertThatThrownBy(
            () ->
                source()
                    .build()
                    .read(
                        record -> {
                          throw mine;
                        }))
        .isSameAs(mine);
    assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anInterruptEndsTheReadAndStaysSet() throws Exception {
    for (int number = 0; number < 50; number++) {
      person("p" + number, "mail: p" + number + "@example.com");
    }
    LdapRecipientSource source = source().pageSize(5).build();
    try {
      LdapSourceException e =
          catchThrowableOfType(
              LdapSourceException.class,
              () -> source.read(record -> Thread.currentThread().interrupt()));
      assertThat(e).hasMessageContaining("interrupted");
      assertThat(e.entriesRead()).isBetween(1L, 49L);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void valuesTheServerCutShortAreAFailure() throws Exception {
    person("ann", "mail: ann@example.com", "mail;range=0-1: a@example.com", "cn: Ann");
    assertThat(failure(source().filter("(uid=ann)").build()))
        .hasMessageContaining("only a part of the values of mail;range=0-1 of uid=ann")
        .hasMessageContaining("MaxValRange");
  }

  @Test
  void badSettingsAreRefusedAtOnce() {
    for (String url :
        List.of(
            "", "http://x/dc=a", "ldap://host", "ldap://host/", "ldap:///dc=a", "ldapi://x/dc=a")) {
      assertThatThrownBy(() -> LdapRecipientSource.builder(url))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected ldap://host:port/baseDN");
    }
    assertThatThrownBy(() -> LdapRecipientSource.builder("ldap://ann:s3cret@host:x/dc=a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> source().filter("(mail=*"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(mail=*");
    assertThatThrownBy(() -> source().attributes("*"))
        .hasMessage("attribute \"*\": not an attribute's name, such as mail");
    assertThatThrownBy(() -> source().attributes()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> source().pageSize(0))
        .hasMessage("page size 0: expected at least 1; withoutPaging() asks for all at once");
    assertThatThrownBy(() -> source().readLimit(Duration.ZERO))
        .hasMessageContaining("read limit PT0S");
    assertThatThrownBy(() -> source().readLimit(ChronoUnit.FOREVER.getDuration()))
        .hasMessageContaining("between 1 millisecond and 24 days");
    assertThatThrownBy(() -> source().bind(" ", () -> "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> source().sslContext(SSLContext.getDefault()).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use an ldaps:// URL");
  }
}
