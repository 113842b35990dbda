package org.hes4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hes4j.client.ListDigest;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that CXF made of the WSDL, in a JVM with nothing but CXF, talks to our emulator. It
 * checks each answer against hes.xsd.
 */
class ForeignClientTest {
  private static final String KEY = "kéy: \"&<";
  private static final MailDomain COM = MailDomain.of("example.com");
  private static final MailDomain NET = MailDomain.of("example.net");

  private static HesEmulator service;
  private static final Map<String, String> SAID = new LinkedHashMap<>();

  @BeforeAll
  static void runTheClient(@TempDir Path folder) throws Exception {
    service = HesEmulator.start("admin@example.com", KEY, "example.com", "example.net");
    try (CannedFaults faults = CannedFaults.start();
        JavaProgram client =
            JavaProgram.start(
                ClassPaths.programs(),
                folder.resolve("errors.txt"),
                "org.hes4j.interop.cxf.CxfClientMain",
                service.soapUri().toString(),
                "admin@example.com",
                URLEncoder.encode(KEY, UTF_8),
                faults.uri() + "/closed",
                faults.uri() + "/busy")) {
      for (String line : client.lines()) {
        String[] step = line.split(": ", 2);
        SAID.put(step[0], step.length == 2 ? step[1] : "");
      }
    }
  }

  @AfterAll
  static void stopTheService() {
    service.close();
  }

  private static String digest(String... addresses) {
    return ListDigest.of(Stream.of(addresses).map(EmailAddress::of).toList()).hex();
  }

  @Test
  void itGetsToTheEnd() {
    assertThat(SAID).containsKey("done");
  }

  @Test
  void itListsTheDomains() {
    assertThat(SAID)
        .containsEntry(
            "listDomains",
            "example.com at 0 has 0 %1$s, example.net at 0 has 0 %1$s".formatted(digest()));
  }

  @Test
  void itAddsUsersAndReadsThemInPagesOfOneRevision() {
    assertThat(SAID)
        .containsEntry(
            "addUsers",
            "at 1 has 3 %s, 3 added, 0 removed"
                .formatted(digest("ann@example.com", "bob@example.com", "zoë@example.com")))
        .containsEntry(
            "first page", "at 1: ann@example.com <Ann & <Söhne> 😀>, bob@example.com, more")
        .containsEntry("second page", "at 1: zoë@example.com, end");
  }

  @Test
  void itDeletesUsers() {
    assertThat(SAID)
        .containsEntry(
            "deleteUsers",
            "at 2 has 2 %s, 0 added, 1 removed"
                .formatted(digest("ann@example.com", "zoë@example.com")));
  }

  @Test
  void itChangesUsersOnceHoweverOftenItSaysSo() {
    String changed =
        "at 3 has 2 %s, 1 added, 1 removed".formatted(digest("cid@example.com", "zoë@example.com"));
    assertThat(SAID)
        .containsEntry("changeUsers", changed)
        .containsEntry("changeUsers again", changed);
  }

  @Test
  void itReplacesAListAsLargeAsAMessageMayBe() {
    String[] users =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "user" + i + "@example.net")
            .toArray(String[]::new);
    assertThat(SAID)
        .containsEntry(
            "replaceUsers", "at 1 has 10000 %s, 10000 added, 0 removed".formatted(digest(users)))
        .containsEntry("largest page", "10000");
    assertThat(service.users(NET))
        .extracting(recipient -> recipient.address().toString())
        .containsExactlyInAnyOrder(users);
  }

  @Test
  void itChangesAListInStages() {
    assertThat(SAID)
        .containsEntry("beginStage", "stage-0001 has 0 batches and 900 s")
        .containsEntry("append additions", "stage-0001 has 1 batches and 900 s")
        .containsEntry("append removals", "stage-0001 has 2 batches and 900 s")
        .containsEntry(
            "commitStage",
            "at 4 has 2 %s, 1 added, 1 removed"
                .formatted(digest("cid@example.com", "dee@example.com")))
        .containsEntry("begin another", "stage-0002 has 0 batches and 900 s")
        .containsEntry("abortStage", "gone");
  }

  @Test
  void whatItDidIsInTheServicesList() {
    assertThat(service.users(COM))
        .containsExactlyElementsOf(
            List.of(
                Recipient.of(EmailAddress.of("cid@example.com")),
                Recipient.of(EmailAddress.of("dee@example.com"))));
    assertThat(service.state(COM).revision()).isEqualTo(4);
  }

  @Test
  void itUnderstandsEachRefusalByItsType() {
    assertThat(SAID)
        .containsEntry("wrong key, fault read", "AuthenticationFault AUTHENTICATION_FAILED")
        .containsEntry("closed", "AuthorisationFault NOT_AUTHORISED")
        .containsEntry("busy", "ServiceUnavailableFault SERVICE_UNAVAILABLE 7 s")
        .containsEntry("unknown domain", "UnknownDomainFault UNKNOWN_DOMAIN example.org")
        .containsEntry("too many", "LimitExceededFault LIMIT_EXCEEDED 10001 > 10000")
        .containsEntry("old revision", "RevisionConflictFault REVISION_CONFLICT example.com 2 4")
        .containsEntry("old page", "RevisionConflictFault REVISION_CONFLICT example.com 1 4")
        .containsEntry("commit with a wrong count", "StageFault STAGE_MISMATCH stage-0001")
        .containsEntry("append to what is gone", "StageFault STAGE_UNKNOWN stage-0002");
    assertThat(SAID.get("invalid recipients"))
        .startsWith("InvalidRecipientsFault INVALID_RECIPIENTS ")
        .contains("ann@example.net (not an address of the domain example.com)", "no address (");
  }

  @Test
  void itSeesTheStatusOfAWrongKeyWhereItReadsNoFaultBesideStatus500() {
    assertThat(SAID).containsEntry("wrong key", "HTTP 401");
  }

  @Test
  void itUnderstandsThatAMessageIsAgainstTheSchema() {
    assertThat(SAID.get("against the schema"))
        .startsWith("SoapFault Client The message does not follow the contract (hes.xsd)");
  }
}
