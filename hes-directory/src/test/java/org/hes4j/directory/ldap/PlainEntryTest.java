package org.hes4j.directory.ldap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1StreamReader;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.LDAPResponse;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from bytes is what the SDK reads, or nothing. */
class PlainEntryTest {
  private static final int ID = 7;
  private static final Duration LONG = Duration.ofHours(1);
  private static final LdapSettings SETTINGS =
      new LdapSettings(
          List.of(new LdapServer(false, "127.0.0.1", 389)),
          List.of(
              new LdapSearch(
                  "dc=example,dc=com",
                  SearchScope.SUB,
                  Filter.createPresenceFilter("mail"),
                  false)),
          new LdapSettings.Wanted(List.of("mail", "proxyAddresses"), List.of("displayName", "cn")),
          null,
          Encryption.NONE,
          Referrals.FAIL,
          new LdapSettings.Answers(0, false),
          new LdapSettings.Limits(LONG, LONG, LONG));

  private final PlainEntry entry = new PlainEntry();
  private final LdapFailures failures = new LdapFailures("test", SETTINGS);

  private static int headLength(byte[] message) {
    return message[1] >= 0 ? 2 : 2 + (message[1] & 0x7F);
  }

  private boolean isPlain(byte[] message) {
    return entry.read(message, headLength(message), message.length, ID);
  }

  private PlainEntries plainEntries(List<SourceRecord> records) {
    ReadProgress progress = new ReadProgress(SETTINGS);
    return new PlainEntries(
        failures,
        progress,
        new AttributeRoles(SETTINGS.wanted().addresses(), SETTINGS.wanted().names()),
        new NoAddress(SETTINGS.searches().get(0), failures, progress, records::add),
        records::add);
  }

  private List<String> fromBytes() {
    List<SourceRecord> records = new ArrayList<>();
    plainEntries(records).take(entry);
    return inWords(records);
  }

  private List<String> fromTheSdk(byte[] message) throws Exception {
    LDAPResponse response =
        LDAPMessage.readLDAPResponseFrom(
            new ASN1StreamReader(new ByteArrayInputStream(message)), true);
    assertThat(response.getMessageID()).isEqualTo(ID);
    assertThat(response).isInstanceOf(SearchResultEntry.class);
    assertThat(((SearchResultEntry) response).getControls()).isEmpty();
    List<SourceRecord> records = new ArrayList<>();
    new EntryListener(
            SETTINGS,
            SETTINGS.searches().get(0),
            failures,
            new ReadProgress(SETTINGS),
            new EntryTap(),
            records::add)
        .searchEntryReturned((SearchResultEntry) response);
    return inWords(records);
  }

  private static List<String> inWords(List<SourceRecord> records) {
    return records.stream().map(record -> record + " at " + record.origin()).toList();
  }

  @Provide
  Arbitrary<byte[]> attributes() {
    Arbitrary<String> name =
        Arbitraries.of(
            "mail",
            "mail",
            "MAIL",
            "proxyAddresses",
            "displayName",
            "cn",
            "CN",
            "sn",
            "2.5.4.3",
            "mail;lang-de",
            "cn;lang-de",
            "mail;range=0-1",
            "mail;binary",
            "",
            "ma il",
            "m\u00e9l");
    Arbitrary<byte[]> value =
        Arbitraries.frequencyOf(
            Tuple.of(
                8,
                Arbitraries.of("ann@example.com", "Ann Lee", "", " ", "\t")
                    .map(PlainEntryTest::utf8)),
            Tuple.of(2, Arbitraries.strings().ofMaxLength(5).map(PlainEntryTest::utf8)),
            Tuple.of(
                1, Arbitraries.strings().withChars("ab").ofLength(300).map(PlainEntryTest::utf8)),
            Tuple.of(2, Arbitraries.bytes().array(byte[].class).ofMaxSize(6)));
    return Combinators.combine(ber(), name, value.list().ofMaxSize(3))
        .as((ber, n, values) -> ber.attribute(n, values));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static Arbitrary<Ber> ber() {
    return Arbitraries.of(0, 0, 0, 1, 2, 3, 4)
        .map(octets -> octets == 0 ? Ber.shortest() : Ber.withLengthOctets(octets));
  }

  @Provide
  Arbitrary<byte[]> messages() {
    Arbitrary<String> dn = Arbitraries.of("uid=ann,dc=example,dc=com", "", "cn=J\u00fcrgen,dc=x");
    Arbitrary<byte[]> controls =
        Arbitraries.of(
            new byte[0],
            new byte[0],
            new byte[0],
            new byte[] {(byte) 0xA0, 0},
            Ber.shortest()
                .element(0xA0, Ber.shortest().element(0x30, Ber.shortest().octets("1.2.3"))));
    return Combinators.combine(
            ber(),
            Arbitraries.of(ID, ID, ID, 8, 200),
            dn,
            attributes().list().ofMaxSize(4),
            controls)
        .as(
            (ber, id, name, attributes, after) ->
                ber.message(
                    id,
                    ber.element(
                        0x64,
                        ber.octets(name),
                        ber.element(0x30, attributes.toArray(byte[][]::new))),
                    after));
  }

  @Property(tries = 5000)
  void whatIsPlainSaysWhatTheSdkFindsInIt(@ForAll("messages") byte[] message) throws Exception {
    boolean plain = isPlain(message);
    Statistics.label("plain").collect(plain).coverage(c -> c.check(true).percentage(p -> p > 5));
    if (plain) {
      assertThat(fromBytes()).isEqualTo(fromTheSdk(message));
    }
  }

  /** A byte of the message to change, and into what. */
  private record Damage(int place, int value, int step) {
    private void doTo(byte[] message) {
      int head = headLength(message);
      int at = head + Math.floorMod(place, message.length - head);
      message[at] = (byte) (step == 0 ? value : message[at] + step);
    }
  }

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 10_000),
            Arbitraries.of(0x00, 0x01, 0x04, 0x30, 0x31, 0x64, 0x80, 0x81, 0x84, 0xFF, 0x7F),
            Arbitraries.of(0, 1, -1, 2, -2))
        .as(Damage::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Property(tries = 20_000)
  void whatIsDamagedAndStillPlainSaysWhatTheSdkFindsInIt(
      @ForAll("messages") byte[] message, @ForAll("damages") List<Damage> damages)
      throws Exception {
    byte[] damaged = message.clone();
    damages.forEach(damage -> damage.doTo(damaged));
    // the length of the whole is what tells messages apart, and is not damaged
    boolean plain = isPlain(damaged);
    Statistics.label("plain").collect(plain).coverage(c -> c.check(true).percentage(p -> p > 2));
    if (plain) {
      assertThat(fromBytes()).isEqualTo(fromTheSdk(damaged));
    }
  }

  @Test
  void anyByteOfAnEntryMayBeAnyOtherOne() throws Exception {
    Ber ber = Ber.shortest();
    byte[] mails = ber.attribute("mail", "a@b.com", "c@d.com");
    byte[] message = ber.entry(ID, "uid=ann", ber.attribute("cn", "Ann"), mails);
    for (int at = 2; at < message.length; at++) {
      for (int value = 0; value < 1 << Byte.SIZE; value++) {
        byte[] damaged = message.clone();
        damaged[at] = (byte) value;
        if (isPlain(damaged)) {
          assertThat(fromBytes()).as("with %d at %d", value, at).isEqualTo(fromTheSdk(damaged));
        }
      }
    }
  }

  @Test
  void noLengthHasMoreOctetsThanTheSdkTakes() {
    byte[] name = {'c', 'n'};
    byte[] padded = Ber.joined(new byte[] {0x04, (byte) 0x85, 0, 0, 0, 0, 2}, name);
    Ber ber = Ber.shortest();
    byte[] attribute = ber.element(0x30, padded, ber.element(0x31, ber.octets("Ann")));

    assertThat(isPlain(ber.entry(ID, "uid=ann", attribute))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void ordinaryEntriesArePlain(int lengthOctets) throws Exception {
    Ber ber = lengthOctets == 0 ? Ber.shortest() : Ber.withLengthOctets(lengthOctets);
    byte[] message =
        ber.entry(
            ID,
            "uid=ann,dc=example,dc=com",
            ber.attribute("cn", "Ann Lee"),
            ber.attribute("mail", "Ann@example.com", "lee@example.com"));

    assertThat(isPlain(message)).isTrue();
    assertThat(fromBytes())
        .hasSize(2)
        .isEqualTo(fromTheSdk(message))
        .allMatch(record -> record.contains("Ann Lee"));
  }

  @Test
  void noEntryGetsTheNameOfTheOneBefore() {
    Ber ber = Ber.shortest();
    byte[] mail = ber.attribute("mail", "ann@example.com");
    List<SourceRecord> records = new ArrayList<>();
    PlainEntries entries = plainEntries(records);

    for (byte[] name : List.of(ber.attribute("cn", "Ann"), ber.attribute("cn", " "))) {
      assertThat(isPlain(ber.entry(ID, "uid=ann", name, mail))).isTrue();
      entries.take(entry);
    }

    assertThat(records)
        .extracting(record -> ((SourceRecord.Address) record).displayName())
        .containsExactly("Ann", null);
  }

  @Test
  void anEntryWithoutAttributesIsPlainAndLeftOut() throws Exception {
    byte[] message = Ber.shortest().entry(ID, "uid=ann,dc=example,dc=com");

    assertThat(isPlain(message)).isTrue();
    assertThat(fromBytes()).hasSize(1).isEqualTo(fromTheSdk(message));
  }

  @Test
  void whatTheSdkWouldTreatInAWayOfItsOwnIsLeftToIt() {
    Ber ber = Ber.shortest();
    byte[] mail = ber.attribute("mail", "ann@example.com");
    byte[] again = ber.attribute("MAIL", "lee@example.com");
    byte[] piece = ber.attribute("mail;range=0-0", "ann@example.com");
    byte[] control = ber.element(0xA0, ber.element(0x30, ber.octets("1.2.3")));
    byte[] content = Ber.joined(ber.octets("uid=ann"), ber.element(0x30, mail));
    byte[][] many = new byte[17][];
    Arrays.setAll(many, i -> ber.attribute("a" + i, "x"));

    assertThat(isPlain(ber.entry(ID, "uid=ann", mail))).isTrue();
    assertThat(isPlain(ber.entry(ID + 1, "uid=ann", mail))).as("of another request").isFalse();
    assertThat(isPlain(ber.entry(ID, "uid=ann", mail, again))).as("one twice").isFalse();
    assertThat(isPlain(ber.entry(ID, "uid=ann", piece))).as("a piece of a list").isFalse();
    assertThat(isPlain(ber.entry(ID, "uid=ann", many))).as("many").isFalse();
    assertThat(isPlain(ber.message(ID, ber.element(0x64, content), control)))
        .as("with a control")
        .isFalse();
    assertThat(isPlain(ber.done(ID))).as("the end").isFalse();
  }
}
