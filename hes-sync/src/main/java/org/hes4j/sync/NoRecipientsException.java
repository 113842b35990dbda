package org.hes4j.sync;

import java.util.Collection;
import java.util.stream.Collectors;
import org.hes4j.recipient.MailDomain;

/**
 * The source was read to its end and holds no valid recipient of any domain of the run. Nothing was
 * changed.
 */
public final class NoRecipientsException extends SyncException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  private final long recordsRead;
  private final transient Rejections rejections;
  private final transient OutOfScope outOfScope;

  /**
   * No recipients.
   *
   * @param included how many addresses of include lists were read
   */
  NoRecipientsException(SourceFindings found, Collection<MailDomain> domains, int included) {
    super(message(found, domains, included), null);
    recordsRead = found.recordsRead();
    rejections = found.rejections();
    outOfScope = found.outOfScope();
  }

  /** How many records the source had, of whatever kind. */
  public long recordsRead() {
    return recordsRead;
  }

  /** What was meant as a recipient and could not be taken. */
  public Rejections rejections() {
    return rejections;
  }

  /** Valid addresses in domains that the account does not have. */
  public OutOfScope outOfScope() {
    return outOfScope;
  }

  private static String message(
      SourceFindings found, Collection<MailDomain> domains, int included) {
    return "the source holds no valid recipient of "
        + names(domains)
        + "; nothing was changed. Of "
        + found.recordsRead()
        + " records read, "
        + found.rejections().size()
        + " were rejected, "
        + found.leftOutCount()
        + " left out, "
        + found.outOfScope().count()
        + " are in domains that the account does not have and "
        + found.notSelectedCount()
        + " in domains that this run does not cover"
        + (included == 0
            ? ""
            : "; " + included + " are of an include list, which shows nothing about the source")
        + ". "
        + advice(found, included);
  }

  private static String names(Collection<MailDomain> domains) {
    if (domains.isEmpty()) {
      return "any domain, for the account has none";
    }
    String shown =
        domains.stream()
            .sorted()
            .limit(SHOWN)
            .map(MailDomain::name)
            .collect(Collectors.joining(", "));
    return domains.size() > SHOWN
        ? shown + " and " + (domains.size() - SHOWN) + " more domains"
        : shown;
  }

  private static String advice(SourceFindings found, int included) {
    if (found.recordsRead() == included) {
      return "Check that the source is the right one: the file, or the search base, the filter and"
          + " the rights of the account that reads";
    }
    if (found.outOfScope().count() + found.notSelectedCount() > 0) {
      return "Check that the account is the right one, and the domains of the run";
    }
    return found.rejections().isEmpty()
        ? "Check the attributes or the columns that are read, and the filter"
        : "Check the rejected values and their reasons";
  }
}
