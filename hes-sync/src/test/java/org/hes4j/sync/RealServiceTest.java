package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.testkit.emulator.HesEmulator;
import org.hes4j.testkit.emulator.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The synchronisation over the SOAP binding, against the emulated service. */
class RealServiceTest {
  private static final MailDomain COM = MailDomain.of("example.com");
  private static final MailDomain ORG = MailDomain.of("example.org");

  private HesEmulator service;
  private HesClient hes;

  @BeforeEach
  void start() {
    service = HesEmulator.start("admin", "key", "example.com", "example.org");
    hes = SoapHesClient.builder(service.soapUri(), Credentials.of("admin", "key")).build();
  }

  @AfterEach
  void stop() {
    hes.close();
    service.close();
  }

  private static List<Recipient> numbered(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Recipient.of(EmailAddress.of("u%06d@example.com".formatted(i))))
        .toList();
  }

  private static RecipientSource source(List<Recipient> recipients) {
    return consumer ->
        recipients.forEach(
            recipient ->
                consumer.accept(
                    new SourceRecord.Address(recipient.toString(), null, Origin.of("test"))));
  }

  private RecipientSync.Builder sync(List<Recipient> recipients) {
    return RecipientSync.builder(source(recipients), hes);
  }

  /**
   * A list may be older than the rules, and as long as it holds such an entry it is not in step.
   */
  @ParameterizedTest
  @ValueSource(ints = {5, 35_000})
  void shouldRemoveWhatStandsInTheListAndIsNoAddressToday(int others) {
    List<Recipient> old = new ArrayList<>();
    AddressNormalizer normalizer = new AddressNormalizer();
    for (String odd : List.of("x\u200By", "\uFEFFann", "bob\u00A0", "two..dots", "lo\uFFFDst")) {
      old.add(Recipient.of(normalizer.listed(odd + "@example.com")));
    }
    service.setUsers(COM, old);

    SyncReport report = sync(numbered(0, others)).allowRemovals(old.size()).build().replaceUsers();

    assertThat(report.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(service.users(COM)).containsExactlyElementsOf(numbered(0, others));
  }

  @Test
  void shouldFillAnEmptyListThroughAStageThatWasFilledWhileTheSourceWasRead() {
    SyncReport report =
        sync(numbered(0, 35_000)).verification(Verification.FULL).build().replaceUsers();

    assertThat(report.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(service.users(COM)).containsExactlyElementsOf(numbered(0, 35_000));
    assertThat(service.state(COM).revision()).isEqualTo(1);
    assertThat(service.requests().of(Operation.APPEND_TO_STAGE)).isEqualTo(4);
  }

  @Test
  void shouldChangeALongListByItsDifferenceAlone() {
    service.setUsers(COM, numbered(0, 30_000));
    long before = service.state(COM).revision();

    sync(numbered(20, 30_010)).build().replaceUsers();

    assertThat(service.users(COM)).containsExactlyElementsOf(numbered(20, 30_010));
    assertThat(service.state(COM).revision()).isEqualTo(before + 1);
    assertThat(service.requests().of(Operation.CHANGE_USERS)).isEqualTo(1);
    assertThat(service.requests().writes()).isEqualTo(1);
  }

  @Test
  void shouldReplaceMostOfALongListInOneRevision() {
    service.setUsers(COM, numbered(0, 30_000));
    long before = service.state(COM).revision();

    sync(numbered(25_000, 60_000)).allowRemovals(25_000).build().replaceUsers();

    assertThat(service.users(COM)).containsExactlyElementsOf(numbered(25_000, 60_000));
    assertThat(service.state(COM).revision()).isEqualTo(before + 1);
  }

  @Test
  void shouldClearALongListWhereThatIsMeantAndAllowed() {
    service.setUsers(COM, numbered(0, 12_000));
    RecipientSource other = source(List.of(Recipient.of(EmailAddress.of("ann@example.org"))));

    RecipientSync.builder(other, hes)
        .emptyDomains(EmptyDomains.CLEAR)
        .allowRemovals(12_000)
        .build()
        .replaceUsers();

    assertThat(service.users(COM)).isEmpty();
    assertThat(service.users(ORG)).hasSize(1);
  }

  @Test
  @Timeout(60)
  void shouldLeaveNoStageAndNoChangeWhenTheSourceBreaksAfterMuchWasStaged() {
    RecipientSource broken =
        consumer -> {
          source(numbered(0, 25_000)).read(consumer);
          while (service.requests().of(Operation.APPEND_TO_STAGE) == 0) {
            Thread.onSpinWait();
          }
          throw new RecipientSourceException("the directory went away");
        };

    assertThatThrownBy(() -> RecipientSync.builder(broken, hes).build().replaceUsers())
        .isInstanceOf(RecipientSourceException.class)
        .hasMessage("the directory went away");
    assertThat(service.users(COM)).isEmpty();
    assertThat(service.state(COM).revision()).isZero();
    assertThat(service.requests().of(Operation.BEGIN_STAGE)).isEqualTo(1);
    assertThat(service.requests().of(Operation.ABORT_STAGE)).isEqualTo(1);
  }

  @Test
  void shouldChangeNothingWhenSomebodyElseChangedTheListAfterThePlan() {
    service.setUsers(COM, numbered(0, 100));
    SyncListener rival =
        new SyncListener() {
          @Override
          public void phaseStarted(Phase phase) {
            if (phase == Phase.APPLY) {
              service.setUsers(COM, numbered(0, 101));
            }
          }
        };

    assertThatThrownBy(() -> sync(numbered(5, 105)).listener(rival).build().replaceUsers())
        .isInstanceOf(RevisionConflictException.class)
        .hasMessageContaining("somebody else");
    assertThat(service.users(COM)).containsExactlyElementsOf(numbered(0, 101));
  }

  @Test
  void shouldWriteNothingWhenEverythingIsInStep() {
    service.setUsers(COM, numbered(0, 20_001));

    assertThat(sync(numbered(0, 20_001)).build().replaceUsers().outcome())
        .isEqualTo(Outcome.IN_STEP);
    assertThat(service.requests().writes()).isZero();
  }

  @Test
  void shouldBeginNoStageForAPreview() {
    SyncPlan plan = sync(numbered(0, 25_000)).build().plan();

    assertThat(plan.hasChanges()).isTrue();
    assertThat(service.requests().of(Operation.BEGIN_STAGE)).isZero();
    assertThat(service.users(COM)).isEmpty();
  }
}
