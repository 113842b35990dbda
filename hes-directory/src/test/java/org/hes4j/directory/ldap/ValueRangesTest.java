package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.directory.Records;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Value lists that come in pieces, as Active Directory hands them out. */
class ValueRangesTest {
  private static final String ANN = "cn=ann,dc=example,dc=com";

  /** An entry of that many addresses, at most three of them at a time, from the one asked for. */
  private static LDAPMessage pieces(ScriptedSearch search, int values) throws LDAPException {
    String wanted =
        search.attributes().stream().filter(a -> a.startsWith("proxy")).findFirst().orElseThrow();
    int from =
        wanted.contains("range=")
            ? Integer.parseInt(wanted.replaceAll(".*range=([0-9]+)-.*", "$1"))
            : 0;
    int to = Math.min(from + 2, values - 1);
    String range = "proxyAddresses;range=" + from + "-" + (to == values - 1 ? "*" : to);
    List<String> lines = new ArrayList<>(List.of("dn: " + ANN, "displayName: Ann"));
    for (int number = from; number <= to; number++) {
      lines.add(range + ": smtp:a" + number + "@example.com");
    }
    return search.entry(lines.toArray(String[]::new)).success();
  }

  @ParameterizedTest
  @CsvSource({"3", "4", "6", "7", "10"})
  void allPiecesAreRead(int values) throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(search -> pieces(search, values))) {
      Records records =
          Records.of(server.source().profile(DirectoryProfile.ACTIVE_DIRECTORY).build());
      assertThat(records.canonical()).hasSize(values);
      assertThat(records.all())
          .hasSize(values)
          .allSatisfy(
              record -> {
                assertThat(record.origin()).hasToString(ANN + " proxyAddresses");
                assertThat(((SourceRecord.Address) record).displayName()).isEqualTo("Ann");
              });
      assertThat(server.requests()).hasSize((values + 2) / 3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // A gap, one twice, none, more than said, no number, the same again.
    "proxyAddresses;range=4-*, 1",
    "proxyAddresses;range=2-*, 1",
    "proxyAddresses;range=3-5, 2",
    "proxyAddresses;range=3-4, 3",
    "proxyAddresses;range=three-*, 1",
    "proxyAddresses;range=0-2, 3",
    "proxyAddresses, 1",
    "mail;range=3-*, 1",
  })
  void aPieceThatDoesNotFitIsAFailure(String description, int values) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search -> {
              if (search.attributes().contains("mail")) {
                return pieces(search, 9);
              }
              List<String> lines = new ArrayList<>(List.of("dn: " + ANN));
              for (int number = 0; number < values; number++) {
                lines.add(description + ": smtp:b" + number + "@example.com");
              }
              return search.entry(lines.toArray(String[]::new)).success();
            })) {
      LdapSourceException e = failure(server);
      assertThat(e)
          .hasMessageContaining(
              "only a part of the values of proxyAddresses;range=3-* of " + ANN + ": ")
          .hasMessageContaining("after 1 entry. The entry may have changed meanwhile");
      assertThat(e.entriesRead()).isEqualTo(1);
    }
  }

  @Test
  void aFirstPieceThatIsNotTheFirstIsAFailure() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search
                    .entry("dn: " + ANN, "proxyAddresses;range=1-*: smtp:a@example.com")
                    .success())) {
      assertThat(failure(server)).hasMessageContaining("not as many as that says");
    }
  }

  @ParameterizedTest
  @CsvSource({"32", "1", "51"})
  void aRefusedPieceIsAFailure(int code) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search.attributes().contains("mail")
                    ? pieces(search, 9)
                    : search.refuse(code, "gone"))) {
      assertThat(failure(server).resultCode()).isEqualTo(code);
    }
  }

  @Test
  void aRangeThatIsTheWholeNeedsNoSecondSearch() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            search ->
                search
                    .entry("dn: " + ANN, "proxyAddresses;range=0-*: smtp:a@example.com")
                    .success())) {
      assertThat(Records.of(server.source().attributes("proxyAddresses").build()).values())
          .containsExactly("smtp:a@example.com");
    }
  }

  private static LdapSourceException failure(ScriptedServer server) {
    return catchThrowableOfType(
        LdapSourceException.class,
        () -> Records.of(server.source().profile(DirectoryProfile.ACTIVE_DIRECTORY).build()));
  }
}
