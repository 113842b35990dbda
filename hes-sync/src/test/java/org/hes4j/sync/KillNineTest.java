package org.hes4j.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.journal.Journal;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real process, a real lock, a real {@code kill -9}. */
class KillNineTest {
  private static final MailDomain COM = MailDomain.of("example.com");
  private static final String[] NEW = {"ann@example.com", "bob@example.com", "cid@example.com"};

  @TempDir Path directory;

  private Process start(HesEmulator service, String point) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>(List.of(java, "-cp", classes));
    command.addAll(List.of(KilledProcess.class.getName(), service.soapUri().toString()));
    command.addAll(List.of(directory.toString(), point));
    command.addAll(Arrays.asList(NEW));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void awaitStandstill(Process process) throws IOException {
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(out.readLine()).isEqualTo("standing still");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before rename backup.gz",
        "before changeUsers",
        "after changeUsers",
        "before append history.jsonl"
      })
  void aProcessThatIsKilledLeavesTheOldOrTheNewListAndTheNextRunEndsRight(String point)
      throws Exception {
    try (HesEmulator service = HesEmulator.start("admin", "key", "example.com");
        HesClient client =
            SoapHesClient.builder(service.soapUri(), Credentials.of("admin", "key")).build()) {
      service.setUsers(COM, List.of(Recipient.of(EmailAddress.of("ann@example.com"))));
      Journal journal = HookedDisk.journal(directory, step -> {});
      RecipientSync next =
          RecipientSync.builder(Sources.of(NEW), client)
              .journal(journal)
              .rivals(Rivals.REFUSE)
              .build();
      Process process = start(service, point);
      try {
        awaitStandstill(process);
        assertThatThrownBy(next::replaceUsers)
            .isInstanceOfSatisfying(
                AlreadyRunningException.class, e -> assertThat(e.pid()).hasValue(process.pid()));
      } finally {
        process.destroyForcibly().waitFor();
      }
      assertThat(service.users(COM).size()).isIn(1, 3);
      // a preview tidies nothing up
      next.plan();
      assertThat(journal.history().entries()).isEmpty();
      assertThat(leftovers(journal)).isNotEmpty();

      SyncReport report = next.replaceUsers();

      assertThat(service.users(COM)).hasSize(3);
      assertThat(report.notes().toString()).contains("pid " + process.pid());
      assertThat(JournaledRunTest.addresses(journal.backupToRestore().orElseThrow().source()))
          .containsExactly("ann@example.com");
      assertThat(journal.history().entries())
          .extracting(HistoryEntry::outcome)
          .endsWith(HistoryEntry.Outcome.DIED)
          .hasSize(2);
      assertThat(leftovers(journal)).isEmpty();
    }
  }

  private static List<Path> leftovers(Journal journal) throws IOException {
    try (Stream<Path> files = Files.list(journal.folder())) {
      return files.filter(file -> file.toString().endsWith(".tmp")).toList();
    }
  }
}
