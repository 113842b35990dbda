package org.hes4j.examples.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hes4j.client.AuthenticationException;
import org.hes4j.client.AuthorizationException;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.FailedRun;
import org.hes4j.sync.Phase;

/** A run failed after it had changed some of several lists, or one of them in part. */
final class UnfinishedRun extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  private final RuntimeException failure;

  private UnfinishedRun(RuntimeException failure, String message) {
    super(message, failure);
    this.failure = failure;
  }

  /** The failure with what is known of the lists; nothing where it alone says all. */
  static Optional<RuntimeException> of(
      FailedRun run, RuntimeException failure, ServiceOptions service) {
    if (run.failure() != failure) {
      return Optional.empty();
    }
    List<String> findings = new ArrayList<>();
    if (run.changed().size() + run.notChanged().size() > 1 && !run.changed().isEmpty()) {
      findings.add(changed(run.changed(), run.notChanged()));
    }
    boolean sending =
        run.durations().containsKey(Phase.APPLY) && !run.notChanged().isEmpty() && service.isRest();
    if (sending && service.write == ServiceOptions.WriteType.WHOLE_LISTS) {
      ofWholeList(run.notChanged().get(0), failure).ifPresent(findings::add);
    } else if (sending) {
      findings.add(
          "The list of %s may be changed in part, for REST sends additions and removals one after the other"
              .formatted(run.notChanged().get(0)));
    }
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UnfinishedRun(
                failure,
                Advice.message(failure) + ". " + String.join(". ", findings) + wayOut(run)));
  }

  private static Optional<String> ofWholeList(MailDomain domain, RuntimeException failure) {
    if (!isRefusedAtOnce(failure)) {
      return Optional.of(
          "The list of %s was to be replaced as a whole, and may hold nobody now: all mail to it is"
                  .formatted(domain)
              + " refused then, so do not wait");
    }
    return failure instanceof LimitExceededException
        ? Optional.of(
            "The list of %s is as it was. --write changes sends the differences alone, in messages"
                    .formatted(domain)
                + " of the size that the service takes")
        : Optional.empty();
  }

  /** Refused before anything was done, and not after an attempt that may have done something. */
  static boolean isRefusedAtOnce(RuntimeException failure) {
    return isRefused(failure)
        && Stream.of(failure.getSuppressed()).allMatch(UnfinishedRun::isRefused);
  }

  /**
   * Of those that ask to come again, 429 alone says that nothing was begun; they tell no status.
   */
  private static boolean isRefused(Throwable failure) {
    return failure instanceof AuthenticationException
        || failure instanceof AuthorizationException
        || failure instanceof LimitExceededException
        || (failure instanceof ServiceUnavailableException
            && String.valueOf(failure.getMessage()).contains("(HTTP 429)"));
  }

  /** A later run may leave a newer backup, so this one is named. */
  private static String wayOut(FailedRun run) {
    return ". Run again when the reason is gone"
        + run.backup()
            .map(name -> ", or put the lists back as they were with -a restore --run " + name)
            .orElse("");
  }

  private static String changed(List<MailDomain> changed, List<MailDomain> open) {
    return open.isEmpty()
        ? "This run had changed the lists of %s, and they are not all verified"
            .formatted(names(changed))
        : "Before that this run had changed the list of %s, which was not verified; not"
                .formatted(names(changed))
            + " changed, or not known to be: %s".formatted(names(open));
  }

  private static String names(Collection<MailDomain> domains) {
    String shown =
        domains.stream().limit(SHOWN).map(MailDomain::name).collect(Collectors.joining(", "));
    int more = domains.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  RuntimeException failure() {
    return failure;
  }
}
