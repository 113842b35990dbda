package org.hes4j.testkit.emulator;

import java.util.List;
import org.hes4j.client.ListState;
import org.hes4j.client.soap.stub.ChangeResultType;
import org.hes4j.client.soap.stub.DomainStatusType;
import org.hes4j.client.soap.stub.RecipientPageType;
import org.hes4j.client.soap.stub.RecipientType;
import org.hes4j.client.soap.stub.StageBase;
import org.hes4j.client.soap.stub.StageStatusType;
import org.jspecify.annotations.Nullable;

/** Between the values of the state and the types of the contract. */
final class SoapTypes {
  private SoapTypes() {}

  static DomainStatusType status(ListVersion version) {
    ListState state = version.state();
    DomainStatusType status = new DomainStatusType();
    status.setDomain(version.domain().name());
    status.setRevision(state.revision());
    status.setCount(state.count());
    status.setDigest(state.digest().bytes());
    return status;
  }

  static StageStatusType status(StageStatus stage) {
    StageStatusType status = new StageStatusType();
    status.setStage(stage.stage());
    status.setBatches(stage.batches());
    status.setExpiresInSeconds((int) Math.min(Integer.MAX_VALUE, stage.expiresIn().toSeconds()));
    return status;
  }

  static RecipientPageType page(Page page) {
    RecipientPageType type = new RecipientPageType();
    type.setRevision(page.revision());
    type.setMore(page.more());
    List<RecipientType> recipients = type.getRecipient();
    for (Entry entry : page.entries()) {
      RecipientType recipient = new RecipientType();
      recipient.setAddress(entry.address());
      recipient.setDisplayName(entry.name());
      recipients.add(recipient);
    }
    return type;
  }

  static ChangeResultType result(Outcome outcome) {
    ChangeResultType result = new ChangeResultType();
    result.setRevision(outcome.state().revision());
    result.setCount(outcome.state().count());
    result.setDigest(outcome.state().digest().bytes());
    result.setAdded(outcome.added());
    result.setRemoved(outcome.removed());
    return result;
  }

  /** The RI says null for a list without elements. */
  static Batch batch(@Nullable List<RecipientType> additions, @Nullable List<String> removals) {
    return new EntryBatch(entries(additions), addresses(removals));
  }

  /** The RI says null for a list without elements. */
  static List<Entry> entries(@Nullable List<RecipientType> recipients) {
    return recipients == null
        ? List.of()
        : recipients.stream()
            .map(recipient -> new Entry(recipient.getAddress(), recipient.getDisplayName()))
            .toList();
  }

  /** The RI says null for a list without elements. */
  static List<String> addresses(@Nullable List<String> addresses) {
    return addresses == null ? List.of() : addresses;
  }

  static org.hes4j.client.StageBase base(StageBase base) {
    return base == StageBase.NOTHING
        ? org.hes4j.client.StageBase.NOTHING
        : org.hes4j.client.StageBase.PRESENT;
  }
}
