package org.hes4j.examples.command;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.FailedRun;

/** A run failed after it had changed some of several lists. */
final class UnfinishedRun extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  private final RuntimeException failure;

  private UnfinishedRun(RuntimeException failure, String message) {
    super(message, failure);
    this.failure = failure;
  }

  /** The failure with what is known of the lists; nothing where it alone says all. */
  static Optional<RuntimeException> of(FailedRun run, RuntimeException failure) {
    List<MailDomain> changed = run.changed();
    List<MailDomain> open = run.notChanged();
    if (run.failure() != failure || changed.isEmpty() || changed.size() + open.size() < 2) {
      return Optional.empty();
    }
    String lists =
        open.isEmpty()
            ? "This run had changed the lists of %s, and they are not all verified"
                .formatted(names(changed))
            : "Before that this run had changed the list of %s, which was not verified; not"
                    .formatted(names(changed))
                + " changed, or not known to be: %s".formatted(names(open));
    return Optional.of(
        new UnfinishedRun(
            failure,
            Advice.message(failure)
                + ". "
                + lists
                + ". Run again when the reason is gone, or put the lists back as they were with -a"
                + " restore"));
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
