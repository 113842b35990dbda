package org.hes4j.sync;

import java.util.Optional;
import java.util.function.Consumer;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/** Holds what the service says of one domain's list against what the plan meant. */
final class ListCheck {
  private static final String ADVICE =
      ". Run again, which plans anew from the present list; if this comes back, find out whether"
          + " another tool writes this list, and ask the service's support";

  private static final String LATER =
      ". The service may still be applying the change: make a preview in a few minutes (imhs-cmd -a"
          + " plan --check); if it is still out of step then, run again";

  private final ListChange expected;
  private final Sent sent;
  private final long leastRevision;
  private final boolean lags;

  /**
   * A check of what was sent.
   *
   * @param lags whether the service may show a change some time after it has accepted it
   */
  ListCheck(DomainPlan plan, Sent sent, boolean lags) {
    this.lags = lags;
    this.expected = plan.change();
    this.sent = sent;
    long before = plan.base().map(ListState::revision).orElse(0L);
    ListState answer = sent.state();
    leastRevision =
        answer != null ? answer.revision() : sent.strategy() == Strategy.NONE ? before : before + 1;
  }

  MailDomain domain() {
    return expected.domain();
  }

  /** Checks the state that the answer to the change told, and the one told now. */
  Optional<VerificationException> state(@Nullable ListState now) {
    ListState answer = sent.state();
    if (answer != null && !matches(answer)) {
      return Optional.of(problem("the answer to the change tells ", answer));
    }
    if (now == null) {
      return Optional.of(
          new VerificationException(
              "after the change the account does not list " + domain() + " any more" + advice(),
              expected,
              expected.resultDigest(),
              new VerificationException.Finding(null, -1, -1),
              lags));
    }
    boolean asMeant = matches(now) && now.revision() >= leastRevision;
    return asMeant ? Optional.empty() : Optional.of(problem("the service tells ", now));
  }

  private boolean matches(ListState state) {
    return state.count() == expected.after() && state.digest().equals(expected.resultDigest());
  }

  private VerificationException problem(String who, ListState found) {
    ListDigest digest = expected.resultDigest();
    String message =
        ("%s does not hold what was meant: expected %s recipients with digest %s at revision %s"
                + " or later, but %s%s with digest %s at revision %s%s")
            .formatted(
                domain(),
                expected.after(),
                brief(digest),
                leastRevision,
                who,
                found.count(),
                brief(found.digest()),
                found.revision(),
                advice());
    return new VerificationException(
        message, expected, digest, VerificationException.Finding.told(found), lags);
  }

  private String advice() {
    return lags ? LATER : ADVICE;
  }

  static String brief(ListDigest digest) {
    return digest.hex().substring(0, 12) + "…";
  }

  /** Reads the list back and checks it address by address. */
  Optional<VerificationException> list(HesClient client, DomainStatus status) {
    ListReader.Result<Comparison> result = new ListReader(client).read(status, Comparison::new);
    long missing = expected.after() - result.sink().matching;
    long unexpected = result.sink().unexpected;
    if (missing == 0 && unexpected == 0) {
      return Optional.empty();
    }
    String message =
        ("%s does not hold what was meant: read back, of %s recipients expected %s are missing,"
                + " and %s are there that were not expected%s")
            .formatted(domain(), expected.after(), missing, unexpected, advice());
    return Optional.of(
        new VerificationException(
            message,
            expected,
            expected.resultDigest(),
            new VerificationException.Finding(result.state(), missing, unexpected),
            lags));
  }

  /**
   * Counts, in whatever order the service lists; one that is told twice does not count as one that
   * was expected.
   */
  private final class Comparison implements Consumer<Recipient> {
    private final AddressSet seen = new AddressSet(domain());
    private long matching;
    private long unexpected;

    @Override
    public void accept(Recipient recipient) {
      boolean first = seen.add(Recipient.of(recipient.address())) != AddressSet.NONE;
      if (first && expected.resultContains(recipient.address())) {
        matching++;
      } else if (first) {
        unexpected++;
      }
    }
  }
}
