package org.hes4j.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.hes4j.sync.journal.HistoryEntry.Outcome;
import org.hes4j.sync.journal.HistoryEntry.Written;
import org.junit.jupiter.api.Test;

class HistoryTest extends JournalInFolder {
  private Path history() {
    return journal.folder().resolve("history.jsonl");
  }

  @Test
  void aHistoryTellsEverythingNewestFirst() throws IOException {
    HistoryEntry entry =
        HistoryEntry.builder("000041-20261124T110000Z", NOON)
            .duration(Duration.ofMillis(1234))
            .mode("replace")
            .ended(Outcome.FAILED, Written.PERHAPS)
            .failure("HesTimeoutException", "line one\nline \"two\" \u202e")
            .backup(true)
            .restores("000007-20261123T110000Z")
            .rejected(3)
            .domains(List.of(new HistoryEntry.Change(COM, 10, 11, 2, 1)))
            .build();
    try (JournalRun run = journal.begin(NOON)) {
      run.record(HistoryEntry.builder(run.runId(), NOON).build());
      run.record(entry);
    }

    assertThat(Files.readString(history()).lines().toList().get(1))
        .isEqualTo(
            """
            {"schema":1,"run":"000041-20261124T110000Z","started":"2026-11-24T12:00:00.250Z",\
            "durationMillis":1234,"mode":"replace","outcome":"failed","written":"perhaps",\
            "failure":"HesTimeoutException","message":"line one\\nline \\"two\\" \\u202E",\
            "backup":true,"restores":"000007-20261123T110000Z","rejected":3,"domains":[\
            {"domain":"example.com","before":10,"after":11,"added":2,"removed":1}]}""");
    HistoryEntry read = journal.history().entries().get(0);
    assertThat(HistoryJson.write(read)).isEqualTo(HistoryJson.write(entry));
    try (JournalRun run = journal.begin(NOON)) {
      assertThat(run.runId()).startsWith("000042-");
    }
  }

  @Test
  void aLineThatWasCutOffTakesNoOtherWithIt() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      run.record(HistoryEntry.builder(run.runId(), NOON).build());
    }
    Files.writeString(history(), "{\"schema\":1,\"run\":\"0000", StandardOpenOption.APPEND);

    assertThat(journal.history().unreadableLines()).isEqualTo(1);
    try (JournalRun run = journal.begin(NOON)) {
      assertThat(run.notes()).singleElement().asString().contains("was cut off");
      run.record(HistoryEntry.builder(run.runId(), NOON).build());
    }

    assertThat(journal.history().entries())
        .extracting(HistoryEntry::run)
        .containsExactly("000002-20261124T120000Z", "000001-20261124T120000Z");
    assertThat(journal.history().unreadableLines()).isEqualTo(1);
    try (JournalRun run = journal.begin(NOON)) {
      assertThat(run.notes()).isEmpty();
    }
  }

  @Test
  void whatALaterVersionAddsToAnEntryIsPassedOver() throws IOException {
    Files.createDirectories(journal.folder());
    Files.writeString(
        history(),
        """
        {"schema":1,"more":{"a":[1,{}]},"run":"000001-20261124T120000Z","started":\
        "2026-11-24T12:00:00Z","durationMillis":1,"mode":"add","outcome":"changed",\
        "written":"yes","backup":false,"rejected":0,"domains":[{"domain":"example.com",\
        "before":1,"after":2,"added":1,"removed":0,"new":[1]}],"last":[]}
        {"run":"x"}
        """);

    assertThat(journal.history().entries())
        .singleElement()
        .extracting(HistoryEntry::outcome)
        .isEqualTo(Outcome.CHANGED);
    assertThat(journal.history().unreadableLines()).isEqualTo(1);
  }

  @Test
  void aLongHistoryLosesItsOldestLines() throws IOException {
    HistoryEntry entry =
        HistoryEntry.builder("000001-20261124T120000Z", NOON)
            .failure("Kind", "x".repeat(400))
            .build();
    String line = HistoryJson.write(entry) + "\n";
    Files.createDirectories(journal.folder());
    Files.writeString(history(), line.repeat(7_000));
    try (JournalRun run = journal.begin(NOON)) {
      run.record(HistoryEntry.builder(run.runId(), NOON).build());
    }

    assertThat(journal.history().entries()).hasSize(5_001);
    assertThat(journal.history().entries().get(0).run()).startsWith("000002-");
  }

  private static String line(String run, String message) throws IOException {
    return HistoryJson.write(HistoryEntry.builder(run, NOON).failure("Kind", message).build())
        + "\n";
  }

  private String nextRun() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      return run.runId();
    }
  }

  @Test
  void numbersGoOnAfterALongHistory() throws IOException {
    Files.createDirectories(journal.folder());
    for (int number = 1; number <= 60; number++) {
      String line = line("0000%02d-20261124T120000Z".formatted(number), "x".repeat(200));
      Files.writeString(history(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    assertThat(nextRun()).startsWith("000061-");
  }

  @Test
  void numbersGoOnWhereTheNewestLinesCannotBeRead() throws IOException {
    Files.createDirectories(journal.folder());
    Files.writeString(history(), line("000007-20261124T120000Z", "") + "\0".repeat(20_000));

    assertThat(nextRun()).startsWith("000008-");
  }

  @Test
  void numbersGoOnAfterALineLongerThanWhatIsReadFromTheEnd() throws IOException {
    Files.createDirectories(journal.folder());
    Files.writeString(history(), line("000007-20261124T120000Z", "x".repeat(50_000)));

    assertThat(nextRun()).startsWith("000008-");
  }
}
