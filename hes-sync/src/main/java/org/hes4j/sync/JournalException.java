package org.hes4j.sync;

import java.io.IOException;
import java.nio.file.Path;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.journal.Journal;

/**
 * The journal cannot be written, so the lists cannot be backed up, or two runs cannot be kept
 * apart; or it cannot be read, so that nobody can say whether there are rivals that are to be
 * refused. Nothing was changed, in no domain.
 */
public final class JournalException extends SyncException {
  private static final long serialVersionUID = 1L;
  private final transient Path folder;

  private JournalException(String message, Journal journal, IOException cause) {
    super(message, cause);
    folder = journal.folder();
  }

  static JournalException notUsable(Journal journal, IOException cause) {
    return new JournalException(
        "the journal in %s cannot be used: %s; nothing was changed. See that the folder can be written, or name another one"
            .formatted(journal.folder(), Reason.of(cause)),
        journal,
        cause);
  }

  static JournalException notBackedUp(Journal journal, IOException cause) {
    return new JournalException(
        "the lists could not be backed up before their change: %s; nothing was changed. %s"
            .formatted(Reason.of(cause), remedy(journal)),
        journal,
        cause);
  }

  static JournalException rivalsNotKnown(Journal journal, MailDomain domain, IOException cause) {
    return new JournalException(
        ("whether somebody else changed the list of %s since the last run is not known: %s; rivals"
                + " are to be refused, so nothing was changed. Run once without that (--rivals"
                + " report), which records the list anew")
            .formatted(domain, Reason.of(cause)),
        journal,
        cause);
  }

  /** What to do where a file could not be written. */
  static String remedy(Journal journal) {
    return "See that there is room in %s and that it can be written".formatted(journal.folder());
  }

  /** The folder of the journal. */
  public Path folder() {
    return folder;
  }
}
