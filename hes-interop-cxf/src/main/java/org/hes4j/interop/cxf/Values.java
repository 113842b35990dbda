package org.hes4j.interop.cxf;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hes4j.interop.cxf.stub.ChangeResultType;
import org.hes4j.interop.cxf.stub.DomainStatusType;
import org.hes4j.interop.cxf.stub.RecipientPageType;
import org.hes4j.interop.cxf.stub.RecipientType;
import org.hes4j.interop.cxf.stub.StageStatusType;
import org.jspecify.annotations.Nullable;

/** Makes the values that are sent, and says those that are answered. */
final class Values {
  private Values() {}

  static RecipientType recipient(String address, @Nullable String name) {
    RecipientType recipient = new RecipientType();
    recipient.setAddress(address);
    if (name != null) {
      recipient.setDisplayName(name);
    }
    return recipient;
  }

  static RecipientType recipient(String address) {
    return recipient(address, null);
  }

  /** user0, user1 and so on. */
  static List<RecipientType> users(int count, String domain) {
    return IntStream.range(0, count).mapToObj(i -> recipient("user" + i + "@" + domain)).toList();
  }

  static String text(List<DomainStatusType> domains) {
    return domains.stream()
        .map(
            domain ->
                "%s at %s has %s %s"
                    .formatted(
                        domain.getDomain(),
                        domain.getRevision(),
                        domain.getCount(),
                        hex(domain.getDigest())))
        .collect(Collectors.joining(", "));
  }

  static String text(RecipientPageType page) {
    return page.getRecipient().stream()
        .map(
            recipient ->
                recipient.getDisplayName() == null
                    ? recipient.getAddress()
                    : recipient.getAddress() + " <" + recipient.getDisplayName() + ">")
        .collect(
            Collectors.joining(
                ", ", "at " + page.getRevision() + ": ", page.isMore() ? ", more" : ", end"));
  }

  static String text(ChangeResultType result) {
    return "at %s has %s %s, %s added, %s removed"
        .formatted(
            result.getRevision(),
            result.getCount(),
            hex(result.getDigest()),
            result.getAdded(),
            result.getRemoved());
  }

  static String text(StageStatusType status) {
    return "%s has %s batches and %s s"
        .formatted(status.getStage(), status.getBatches(), status.getExpiresInSeconds());
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
