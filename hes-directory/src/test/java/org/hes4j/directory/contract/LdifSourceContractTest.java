package org.hes4j.directory.contract;

import java.util.Optional;
import java.util.Set;
import org.hes4j.directory.ldif.LdifRecipientSource;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.testkit.RecipientSourceContract;

/** Of entries that are read as bytes and of others: base64, folded lines, several values, none. */
class LdifSourceContractTest extends RecipientSourceContract {
  private static final String WHOLE =
      """
      # extended LDIF

      dn: uid=ann,ou=people,dc=example,dc=com
      mail: ann@example.com

      dn: uid=ben,ou=people,dc=example,dc=com
      mail: BEN@example.com
      mail;lang-de: benjamin@example.org

      dn:: dWlkPXpvw6ssb3U9cGVvcGxlLGRjPWV4YW1wbGUsZGM9Y29t
      mail:: em9lQGV4YW1wbGUuY29t

      dn: uid=a-rather-long-name-that-makes-a-long-line,ou=people,dc=example,
       dc=com
      mail: a-rather-long-name-that-makes-a-long-line@mail.department.examp
       le.com

      dn: ou=people,dc=example,dc=com

      # search result
      search: 2
      result: 0 Success

      # numResponses: 6
      # numEntries: 5
      """;

  private final CountedStreams streams = new CountedStreams();

  private RecipientSource of(String text) {
    return LdifRecipientSource.of("dump", () -> streams.of(text));
  }

  @Override
  protected RecipientSource source() {
    return of(WHOLE);
  }

  @Override
  protected Set<String> addresses() {
    return Set.of(
        "ann@example.com",
        "ben@example.com",
        "benjamin@example.org",
        "zoe@example.com",
        "a-rather-long-name-that-makes-a-long-line@mail.department.example.com");
  }

  /** Cut off in the middle of its last entry. */
  @Override
  protected Optional<RecipientSource> brokenSource() {
    return Optional.of(of(WHOLE.substring(0, WHOLE.indexOf("# search result") - 3)));
  }

  @Override
  protected void assertNothingIsOpen() {
    streams.assertNoneIsOpen();
  }
}
