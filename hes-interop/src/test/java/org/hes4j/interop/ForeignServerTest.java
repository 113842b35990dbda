package org.hes4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.hes4j.client.AuthenticationException;
import org.hes4j.client.AuthorizationException;
import org.hes4j.client.Credentials;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.client.StageBase;
import org.hes4j.client.StageException;
import org.hes4j.client.StagedChange;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.DomainReport;
import org.hes4j.sync.RecipientSync;
import org.hes4j.sync.Strategy;
import org.hes4j.sync.Verified;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our client talks to a server that CXF made of the WSDL, in a JVM with nothing but CXF. The server
 * checks each message, both ways, against hes.xsd.
 */
class ForeignServerTest {
  private static final String KEY = "kéy: \"&<";
  private static final MailDomain COM = MailDomain.of("example.com");
  private static final MailDomain NET = MailDomain.of("example.net");
  private static final Recipient ANN =
      Recipient.of(EmailAddress.of("ann@example.com"), "Ann & <Söhne> 😀");
  private static final Recipient BOB = Recipient.of(EmailAddress.of("bob@example.com"));
  private static final Recipient ZOE = Recipient.of(EmailAddress.of("zoë@example.com"));

  private static JavaProgram server;
  private static URI endpoint;
  private static HesClient client;

  @BeforeAll
  static void runTheServer(@TempDir Path folder) throws Exception {
    server =
        JavaProgram.start(
            ClassPaths.programs(),
            folder.resolve("errors.txt"),
            "org.hes4j.interop.cxf.CxfServerMain",
            "admin@example.com",
            URLEncoder.encode(KEY, UTF_8));
    endpoint = URI.create(server.firstLine());
    client = client(KEY);
  }

  private static HesClient client(String key) {
    return SoapHesClient.builder(endpoint, Credentials.of("admin@example.com", key))
        .maxAttempts(1)
        .pageSize(2000)
        .build();
  }

  @AfterAll
  static void stopTheServer() {
    if (client != null) {
      client.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void theListHoldsAnnAndBob() {
    client.replaceUsers(COM, List.of(ANN, BOB));
  }

  private static ListState state(MailDomain domain) {
    return client.listDomains().stream()
        .filter(status -> status.domain().equals(domain))
        .flatMap(status -> status.state().stream())
        .findFirst()
        .orElseThrow();
  }

  private static ListDigest digest(Recipient... recipients) {
    return ListDigest.of(List.of(recipients).stream().map(Recipient::address).toList());
  }

  private static List<Recipient> users(int count, String domain) {
    return IntStream.range(0, count)
        .mapToObj(i -> Recipient.of(EmailAddress.of("user%05d@%s".formatted(i, domain))))
        .toList();
  }

  @Test
  void domainsAreListedWithTheStateOfTheirLists() {
    assertThat(client.listDomains()).extracting(DomainStatus::domain).containsExactly(COM, NET);
    assertThat(state(COM).count()).isEqualTo(2);
    assertThat(state(COM).digest()).isEqualTo(digest(ANN, BOB));
  }

  @Test
  void usersAreAddedWithTheirNamesAndDeleted() {
    assertThat(client.addUsers(COM, List.of(ZOE)).state().orElseThrow().digest())
        .isEqualTo(digest(ANN, BOB, ZOE));
    assertThat(client.listUsers(COM)).containsExactly(ANN, BOB, ZOE);
    assertThat(client.listUsers(COM).findFirst().orElseThrow().displayName())
        .isEqualTo(ANN.displayName());
    assertThat(client.deleteUsers(COM, List.of(ANN.address())).state().orElseThrow().count())
        .isEqualTo(2);
    assertThat(client.listUsers(COM)).containsExactly(BOB, ZOE);
  }

  @Test
  void aListAsLargeAsAMessageIsReplacedAndReadInPages() {
    List<Recipient> users = users(10_000, "example.com");

    ListState state = client.replaceUsers(COM, users).state().orElseThrow();

    assertThat(client.listUsers(COM, state.revision())).containsExactlyElementsOf(users);
  }

  @Test
  void usersAreChangedAtTheirRevisionOnly() {
    long revision = state(COM).revision();

    ListState changed =
        client
            .changeUsers(COM, revision, List.of(ZOE), List.of(ANN.address()))
            .state()
            .orElseThrow();

    assertThat(changed).isEqualTo(new ListState(revision + 1, 2, digest(BOB, ZOE)));
    Collection<Recipient> more = List.of(ANN);
    assertThatThrownBy(() -> client.changeUsers(COM, revision, more, List.of()))
        .isInstanceOfSatisfying(
            RevisionConflictException.class,
            conflict -> {
              assertThat(conflict.domain()).isEqualTo(COM);
              assertThat(conflict.expected()).isEqualTo(revision);
              assertThat(conflict.found()).isEqualTo(revision + 1);
            });
    assertThatThrownBy(() -> client.listUsers(COM, revision).toList())
        .isInstanceOf(RevisionConflictException.class);
  }

  @Test
  void aStageIsSeenWhenItIsCommittedAndNotWhenItIsAborted() {
    long revision = state(COM).revision();
    try (StagedChange stage = client.beginChange(COM, StageBase.PRESENT, revision)) {
      stage.append(List.of(ZOE), List.of());
      stage.append(List.of(), List.of(ANN.address()));
      assertThat(client.listUsers(COM)).containsExactly(ANN, BOB);
      stage.commit(2, digest(BOB, ZOE));
    }
    assertThat(client.listUsers(COM)).containsExactly(BOB, ZOE);

    try (StagedChange stage = client.beginChange(COM, StageBase.NOTHING, revision + 1)) {
      stage.append(List.of(ANN), List.of());
      stage.abort();
    }
    assertThat(client.listUsers(COM)).containsExactly(BOB, ZOE);
  }

  @Test
  void aStageThatHoldsSomethingElseIsRefused() {
    try (StagedChange stage = client.beginChange(COM, StageBase.PRESENT, state(COM).revision())) {
      assertThatThrownBy(() -> stage.commit(3, digest(ANN, BOB)))
          .isInstanceOfSatisfying(
              StageException.class,
              refused -> assertThat(refused.kind()).isEqualTo(StageException.Kind.MISMATCH));
    }
  }

  @Test
  void tooManyStagesAreALimit() {
    long revision = state(COM).revision();
    try (StagedChange first = client.beginChange(COM, StageBase.PRESENT, revision);
        StagedChange second = client.beginChange(COM, StageBase.PRESENT, revision)) {
      assertThatThrownBy(() -> client.beginChange(COM, StageBase.PRESENT, revision))
          .isInstanceOfSatisfying(
              LimitExceededException.class,
              limit -> {
                assertThat(limit.limit()).isEqualTo(2);
                assertThat(limit.found()).isEqualTo(3);
              });
      assertThat(first).isNotSameAs(second);
    }
  }

  @Test
  void aWrongKeyIsAnAuthenticationException() {
    try (HesClient stranger = client("not the key")) {
      assertThatThrownBy(stranger::listDomains).isInstanceOf(AuthenticationException.class);
    }
  }

  @Test
  void anUnknownDomainIsNamed() {
    MailDomain unknown = MailDomain.of("example.org");
    assertThatThrownBy(() -> client.addUsers(unknown, List.of(ANN)))
        .isInstanceOfSatisfying(
            UnknownDomainException.class,
            refused -> assertThat(refused.domain()).isEqualTo(unknown));
  }

  @Test
  void aClosedDomainIsAnAuthorizationException() {
    MailDomain closed = MailDomain.of("closed.example.com");
    assertThatThrownBy(() -> client.deleteUsers(closed, List.of(ANN.address())))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void aBusyServiceSaysWhenToComeAgain() {
    MailDomain busy = MailDomain.of("busy.example.com");
    assertThatThrownBy(() -> client.replaceUsers(busy, List.of(ANN)))
        .isInstanceOfSatisfying(
            ServiceUnavailableException.class,
            refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @Test
  void invalidRecipientsAreNamedWithTheirReasons() {
    Recipient other = Recipient.of(EmailAddress.of("ann@example.net"));
    assertThatThrownBy(() -> client.addUsers(COM, List.of(BOB, other)))
        .isInstanceOfSatisfying(
            InvalidRecipientsException.class,
            refused ->
                assertThat(refused.reasons())
                    .containsOnlyKeys("ann@example.net")
                    .containsValue("of another domain"));
    assertThat(client.listUsers(COM)).containsExactly(ANN, BOB);
  }

  @Test
  void aSyncWorksWithItWhateverWayItChooses() {
    List<Recipient> many = users(10_001, "example.net");

    DomainReport first = replaceUsers(many);

    assertThat(first.strategy()).isEqualTo(Strategy.STAGED_CHANGE);
    assertThat(first.verified()).isEqualTo(Verified.BY_STATE);
    assertThat(client.listUsers(NET)).containsExactlyElementsOf(many);

    DomainReport second = replaceUsers(many.subList(0, 10_000));

    assertThat(second.strategy()).isEqualTo(Strategy.ATOMIC_CHANGE);
    assertThat(second.verified()).isEqualTo(Verified.BY_STATE);
    assertThat(state(NET).count()).isEqualTo(10_000);
  }

  /** What a whole run does with the list of example.net. */
  private static DomainReport replaceUsers(List<Recipient> recipients) {
    return sync(recipients).replaceUsers().domains().stream()
        .filter(report -> report.domain().equals(NET))
        .findFirst()
        .orElseThrow();
  }

  private static RecipientSync sync(List<Recipient> recipients) {
    RecipientSource source =
        consumer -> {
          for (Recipient recipient : recipients) {
            consumer.accept(
                new SourceRecord.Address(
                    recipient.address().toString(), null, Origin.of("the test")));
          }
        };
    return RecipientSync.builder(source, client).build();
  }
}
