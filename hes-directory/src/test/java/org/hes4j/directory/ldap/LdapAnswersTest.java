package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hes4j.directory.Records;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a read ends by what the server answers to the second of three pages. */
class LdapAnswersTest {
  private static final String BASE = "dc=example,dc=com";

  private final List<String> searches = new ArrayList<>();
  private @Nullable LDAPException refusal;
  private UnaryOperator<LDAPResult> answer = UnaryOperator.identity();
  private InMemoryDirectoryServer server;

  @BeforeEach
  void start() throws Exception {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.addInMemoryOperationInterceptor(
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchRequest(InMemoryInterceptedSearchRequest request)
              throws LDAPException {
            searches.add(request.getRequest().getFilter().toString());
            if (refusal != null && searches.size() == 2) {
              throw refusal;
            }
          }

          @Override
          public void processSearchResult(InMemoryInterceptedSearchResult result) {
            result.setResult(answer.apply(result.getResult()));
          }
        });
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "test", InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0, null));
    server = new InMemoryDirectoryServer(config);
    server.add("dn: " + BASE, "objectClass: domain", "dc: example");
    for (int number = 0; number < 6; number++) {
      String mail = "mail: p" + number + "@example.com";
      server.add("dn: uid=p" + number + "," + BASE, "objectClass: person", mail);
    }
    server.startListening();
  }

  @AfterEach
  void stop() {
    server.shutDown(true);
  }

  private LdapRecipientSourceBuilder source() {
    return LdapRecipientSource.builder("ldap://127.0.0.1:" + server.getListenPort() + "/" + BASE)
        .pageSize(2);
  }

  private LdapSourceException failure() {
    return catchThrowableOfType(LdapSourceException.class, () -> Records.of(source().build()));
  }

  @ParameterizedTest
  @CsvSource({
    "3, time limit exceeded, Raise the server's time limit",
    "4, size limit exceeded, Raise it for the bind DN",
    "11, admin limit exceeded, lower the page size",
    "50, insufficient access rights, Give it the right to read",
    "51, busy, Try again later",
    "52, unavailable, a server behind it is down",
    "53, unwilling to perform, See what it said",
    "80, other, its log says more",
  })
  void everyCodeButSuccessEndsTheReadWithARemedy(int code, String name, String remedy) {
    refusal = new LDAPException(ResultCode.valueOf(code), "tonight's\nbackup \u202Eruns");
    LdapSourceException e = failure();
    assertThat(e)
        .hasMessageContaining(
            "the search broke off after 2 entries: "
                + name
                + " ("
                + code
                + "), \"tonight's\\u{a}backup \\u{202e}runs\"")
        .hasMessageContaining(remedy)
        .hasNoCause();
    assertThat(e.resultCode()).isEqualTo(code);
    assertThat(e.entriesRead()).isEqualTo(2);
  }

  @Test
  void aLongTextOfTheServerIsCapped() {
    refusal = new LDAPException(ResultCode.BUSY, "x".repeat(100_000));
    assertThat(failure().getMessage()).hasSizeLessThan(600).contains("xxx…\"");
  }

  @Test
  void aReferralInsteadOfAnAnswerIsAFailure() {
    refusal =
        new LDAPException(
            ResultCode.REFERRAL, "not here", null, new String[] {"ldap://b.example.com/dc=b"});
    assertThat(failure())
        .hasMessageContaining("the server refers to ldap://b.example.com/dc=b, after 2 entries");
  }

  @Test
  void aServerThatDoesNotPageIsBelievedWhereItSendsLessThanAPage() {
    answer = LdapAnswersTest::withoutControls;
    assertThat(Records.of(source().pageSize(7).build()).values()).hasSize(6);
    assertThat(searches).hasSize(1);
    assertThat(Records.of(source().withoutPaging().build()).values()).hasSize(6);
  }

  @Test
  void aServerThatStopsPagingInTheMiddleIsNot() {
    answer = result -> searches.size() == 2 ? withoutControls(result) : result;
    assertThat(failure())
        .hasMessageContaining(
            "the server answered success, but with no word on whether more pages follow (RFC 2696),"
                + " after 4 entries");
  }

  @Test
  void anAnswerAboutPagingThatCannotBeReadIsNotTheEnd() {
    answer =
        result ->
            new LDAPResult(
                result.getMessageID(),
                ResultCode.SUCCESS,
                null,
                null,
                (String[]) null,
                new Control[] {new Control("1.2.840.113556.1.4.319", false, null)});
    assertThat(failure()).hasMessageContaining("an answer about paging that cannot be read");
  }

  private static LDAPResult withoutControls(LDAPResult result) {
    return new LDAPResult(result.getMessageID(), result.getResultCode());
  }

  @Test
  void theWholeReadHasALimit() {
    LdapRecipientSource source = source().readLimit(Duration.ofMillis(1)).build();
    long start = System.nanoTime();
    LdapSourceException e =
        catchThrowableOfType(
            LdapSourceException.class, () -> source.read(record -> spinUntil(start + 2_000_000)));
    assertThat(e).hasMessageContaining("Raise the read limit");
    assertThat(e.entriesRead()).isLessThan(6);
  }

  private static void spinUntil(long nanos) {
    while (System.nanoTime() - nanos < 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void recordsComeWhileTheReadIsStillGoingOn() {
    List<Integer> searchesSeen = new ArrayList<>();
    source().build().read((SourceRecord record) -> searchesSeen.add(searches.size()));
    assertThat(searchesSeen).containsExactly(1, 1, 2, 2, 3, 3);
  }
}
