package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.report.JsonReport;
import org.hes4j.sync.report.TextReport;
import org.junit.jupiter.api.Test;

class SourceCheckTest {

  private static RecipientSource source(String... values) {
    return new RecipientSource() {
      @Override
      public void read(Consumer<SourceRecord> consumer) {
        for (int i = 0; i < values.length; i++) {
          consumer.accept(new SourceRecord.Address(values[i], null, Origin.line(i + 1L)));
        }
      }

      @Override
      public String toString() {
        return "test source";
      }
    };
  }

  @Test
  void countsRecipientsOfEachDomainOnceAndKeepsWhatIsNone() {
    SourceCheck check =
        SourceCheck.of(
            source(
                "ann@example.com", "ANN@example.com", "bob@example.org", "x", "sip:a@b.example"));

    assertThat(check.recordsRead()).isEqualTo(5);
    assertThat(check.duplicates()).isEqualTo(1);
    assertThat(check.recipients())
        .containsOnlyKeys(MailDomain.of("example.com"), MailDomain.of("example.org"))
        .containsEntry(MailDomain.of("example.com"), 1L);
    assertThat(TextReport.of(check))
        .isEqualTo(
            """
            Read whole: test source
              example.com: 1 recipients
              example.org: 1 recipients
            Records read: 5; duplicates: 1
            Rejected: 1
              "x" (line 4): no @
            Left out: sip: address 1
            """);
    assertThat(JsonReport.create().render(check))
        .isEqualTo(
            "{\"schema\":1,\"kind\":\"check\",\"source\":\"test source\",\"recordsRead\":5,"
                + "\"duplicates\":1,\"recipients\":{\"example.com\":1,\"example.org\":1},"
                + "\"inFurtherDomains\":0,\"rejected\":[{\"value\":\"x\",\"reason\":\"no @\","
                + "\"origin\":\"line 4\"}],\"leftOut\":{\"sip: address\":1}}");
  }

  @Test
  void boundsTheDomainsItKeepsApart() {
    String[] values = new String[1100];
    for (int i = 0; i < values.length; i++) {
      values[i] = "ann@d" + i + ".example.com";
    }

    SourceCheck check = SourceCheck.of(source(values));

    assertThat(check.recipients()).hasSize(1000);
    assertThat(check.inFurtherDomains()).isEqualTo(100);
  }

  @Test
  void passesOnThatASourceCouldNotBeReadWhole() {
    RecipientSource broken =
        consumer -> {
          source("ann@example.com").read(consumer);
          throw new RecipientSourceException("gone");
        };

    assertThatThrownBy(() -> SourceCheck.of(broken))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessage("gone");
  }
}
