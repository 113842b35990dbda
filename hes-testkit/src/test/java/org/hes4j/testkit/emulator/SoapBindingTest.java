package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hes4j.client.AuthenticationException;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.StageBase;
import org.hes4j.client.StageException;
import org.hes4j.client.StagedChange;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SOAP binding and the emulator, each of which was written without the other. */
class SoapBindingTest {
  private static final MailDomain COM = MailDomain.of("example.com");
  private static final Recipient ANN =
      recipient("ann@example.com", "Änn <Lee> & Söhne \uD83D\uDE00");
  private static final Recipient BOB = recipient("bob@example.com", null);

  private HesEmulator service;
  private HesClient hes;

  @BeforeEach
  void start() {
    service = HesEmulator.start("admin", "kéy", "example.com", "example.org");
    hes = client("kéy");
  }

  @AfterEach
  void stop() {
    hes.close();
    service.close();
  }

  private HesClient client(String key) {
    return SoapHesClient.builder(service.soapUri(), Credentials.of("admin", key)).build();
  }

  private static Recipient recipient(String address, String name) {
    return Recipient.of(EmailAddress.of(address), name);
  }

  private static List<Recipient> many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> recipient("u%06d@example.com".formatted(i), null))
        .toList();
  }

  private static ListDigest digest(List<Recipient> recipients) {
    return ListDigest.of(recipients.stream().map(Recipient::address).toList());
  }

  @Test
  void shouldTellTheStateOfTheLists() {
    service.setUsers(COM, List.of(ANN, BOB));

    assertThat(hes.listDomains())
        .extracting(status -> status.domain().name(), status -> status.state().orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("example.com", service.state(COM)),
            org.assertj.core.groups.Tuple.tuple(
                "example.org", service.state(MailDomain.of("example.org"))));
    assertThat(service.state(COM).digest()).isEqualTo(digest(List.of(ANN, BOB)));
  }

  @Test
  void shouldAddDeleteAndReplaceWithNamesKept() {
    ListState added = hes.addUsers(COM, List.of(ANN, BOB)).state().orElseThrow();
    assertThat(added).isEqualTo(service.state(COM));
    try (Stream<Recipient> users = hes.listUsers(COM)) {
      assertThat(users).containsExactly(ANN, BOB);
    }
    hes.deleteUsers(COM, List.of(ANN.address(), EmailAddress.of("nobody@example.com")));
    assertThat(service.users(COM)).containsExactly(BOB);
    hes.replaceUsers(COM, List.of(ANN));
    assertThat(service.users(COM)).containsExactly(ANN);
  }

  @Test
  void shouldReadALongListInPagesOfOneRevision() {
    service.setUsers(COM, many(25_001));
    long revision = service.state(COM).revision();

    assertThat(hes.listUsers(COM, revision)).containsExactlyElementsOf(many(25_001));
    assertThat(service.requests().of(Operation.LIST_USERS)).isEqualTo(3);
  }

  @Test
  void shouldNotMixRevisionsWhenTheListChangesBetweenTwoPages() {
    service.setUsers(COM, many(20_000));

    try (Stream<Recipient> users = hes.listUsers(COM)) {
      assertThatThrownBy(
              () ->
                  users.forEach(
                      user -> {
                        if (user.toString().startsWith("u000000@")) {
                          service.setUsers(COM, many(19_000));
                        }
                      }))
          .isInstanceOf(RevisionConflictException.class);
    }
  }

  @Test
  void shouldChangeInOneRevisionOrNotAtAll() {
    service.setUsers(COM, List.of(ANN));
    long revision = service.state(COM).revision();

    ChangeResult result = hes.changeUsers(COM, revision, List.of(BOB), List.of(ANN.address()));

    assertThat(result.state()).contains(service.state(COM));
    assertThat(service.users(COM)).containsExactly(BOB);
    RevisionConflictException conflict =
        catchThrowableOfType(
            RevisionConflictException.class,
            () -> hes.changeUsers(COM, revision, List.of(ANN), List.of()));
    assertThat(conflict.expected()).isEqualTo(revision);
    assertThat(conflict.found()).isEqualTo(service.state(COM).revision());
    assertThat(service.users(COM)).containsExactly(BOB);
  }

  @Test
  void shouldStageAListOfAnySizeAndShowItAtTheCommit() {
    service.setUsers(COM, List.of(ANN));
    List<Recipient> all = many(23_000);

    try (StagedChange stage =
        hes.beginChange(COM, StageBase.NOTHING, service.state(COM).revision())) {
      stage.append(all.subList(0, 10_000), List.of());
      stage.append(all.subList(10_000, 20_000), List.of());
      stage.append(all.subList(20_000, 23_000), List.of());
      assertThat(service.users(COM)).containsExactly(ANN);
      stage.commit(23_000, digest(all));
    }
    assertThat(service.users(COM)).containsExactlyElementsOf(all);
  }

  @Test
  void shouldEmptyAListByAStageWithoutABatch() {
    service.setUsers(COM, many(11_000));

    try (StagedChange stage =
        hes.beginChange(COM, StageBase.NOTHING, service.state(COM).revision())) {
      stage.commit(0, digest(List.of()));
    }
    assertThat(service.users(COM)).isEmpty();
  }

  @Test
  void shouldPutNothingInForceThatIsNotWhatWasMeant() {
    service.setUsers(COM, List.of(ANN));

    try (StagedChange stage =
        hes.beginChange(COM, StageBase.PRESENT, service.state(COM).revision())) {
      stage.append(List.of(BOB), List.of());
      StageException mismatch =
          catchThrowableOfType(StageException.class, () -> stage.commit(2, digest(List.of(ANN))));
      assertThat(mismatch.kind()).isEqualTo(StageException.Kind.MISMATCH);
    }
    assertThat(service.users(COM)).containsExactly(ANN);
  }

  @Test
  void shouldTellTheFaultsApart() {
    MailDomain foreign = MailDomain.of("example.net");
    Recipient stranger = recipient("eve@example.org", null);

    assertThatThrownBy(() -> hes.listUsers(foreign).toList())
        .isInstanceOf(UnknownDomainException.class)
        .hasMessageContaining("example.net");
    InvalidRecipientsException invalid =
        catchThrowableOfType(
            InvalidRecipientsException.class, () -> hes.addUsers(COM, List.of(stranger)));
    assertThat(invalid.reasons()).containsOnlyKeys("eve@example.org");
    try (HesClient wrong = client("wrong")) {
      assertThatThrownBy(wrong::listDomains)
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("Administration > Web Services & Tools");
    }
    try (HesEmulator strict =
            HesEmulator.builder()
                .username("admin")
                .apiKey("key")
                .domain("example.com")
                .largestBatch(1)
                .start();
        HesClient client =
            SoapHesClient.builder(strict.soapUri(), Credentials.of("admin", "key")).build()) {
      LimitExceededException limit =
          catchThrowableOfType(
              LimitExceededException.class, () -> client.addUsers(COM, List.of(ANN, BOB)));
      assertThat(limit.limit()).isEqualTo(1);
      assertThat(limit.found()).isEqualTo(2);
    }
  }

  @Test
  void shouldCarryEveryAddressThatANormaliserAccepts() {
    List<Recipient> odd =
        Stream.of(
                "o'neil+x=y@example.com",
                "\"ann lee\"@example.com",
                "\"a@b\"@example.com",
                "jürgen@example.com",
                "!#$%&'*+-/=?^_`{|}~@example.com",
                "a".repeat(64) + "@example.com")
            .map(text -> recipient(text, null))
            .sorted(java.util.Comparator.comparing(Recipient::address))
            .toList();

    hes.replaceUsers(COM, odd);

    assertThat(service.users(COM)).containsExactlyElementsOf(odd);
    assertThat(hes.listUsers(COM)).containsExactlyElementsOf(odd);
  }
}
