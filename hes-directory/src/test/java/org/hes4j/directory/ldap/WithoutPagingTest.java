package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.hes4j.directory.Records;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything in one answer, which is read in slices and in the thread that asked. */
class WithoutPagingTest {
  private static final int PEOPLE = 20_000;

  static Stream<Arguments> failures() {
    return Stream.of(
        failure(LdapFailureMessagesTest.SIZE_LIMIT, search -> search.people(2).refuse(4, "")),
        failure(
            LdapFailureMessagesTest.TIME_LIMIT, search -> search.people(2).refuse(3, "too slow")),
        failure(LdapFailureMessagesTest.CUT_CONNECTION, search -> search.people(2).hangUp()),
        failure(
            LdapFailureMessagesTest.NOTICE, search -> search.people(2).giveNotice("back\nat six")),
        // A message without a content (RFC 4511, 4.1.1).
        failure(
            LdapFailureMessagesTest.MALFORMED,
            search -> search.people(2).send(new byte[] {0x30, 0x03, 0x02, 0x01, 0x02})));
  }

  private static Arguments failure(String message, ScriptedServer.Script script) {
    return Arguments.of(message, script);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void aBrokenAnswerIsToldAsWithPages(String message, ScriptedServer.Script script)
      throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(script)) {
      LdapRecipientSource source = server.source().withoutPaging().build();
      LdapSourceException e =
          catchThrowableOfType(LdapSourceException.class, () -> Records.of(source));
      assertThat(e.getMessage().replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:PORT"))
          .isEqualTo(message);
    }
  }

  @Test
  @RequiresSlapd
  void aLongAnswerIsReadWhole() {
    try (SlapdServer slapd = SlapdServer.builder().ldif(People.ldif(PEOPLE)).start()) {
      LdapRecipientSource source = LdapRecipientSource.builder(slapd.url()).withoutPaging().build();
      assertThat(Records.of(source).canonical()).hasSize(PEOPLE);
    }
  }

  @Test
  @RequiresSlapd
  void anInterruptInTheMiddleEndsTheRead() {
    try (SlapdServer slapd = SlapdServer.builder().ldif(People.ldif(PEOPLE)).start()) {
      LdapRecipientSource source = LdapRecipientSource.builder(slapd.url()).withoutPaging().build();
      LdapSourceException e =
          catchThrowableOfType(
              LdapSourceException.class,
              () -> source.read(record -> Thread.currentThread().interrupt()));
      assertThat(e).hasMessageContaining("interrupted");
      assertThat(e.entriesRead()).isLessThan(PEOPLE);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
