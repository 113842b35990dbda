package org.hes4j.sync.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.Recipient;

/** A domain's list as a verified run left it. Immutable and thread-safe. */
public final class AppliedList {
  private final Path file;
  private final ListsHeader header;
  private final ListInfo info;

  private AppliedList(Path file, ListsHeader header, ListInfo info) {
    this.file = file;
    this.header = header;
    this.info = info;
  }

  static AppliedList of(Path file, MailDomain domain) throws IOException {
    ListsHeader header = ListsReader.header(file);
    ListInfo info =
        header
            .list(domain)
            .orElseThrow(
                () -> new DamagedFileException(file, "it is not the list of " + domain, null));
    return new AppliedList(file, header, info);
  }

  /** The run that left it. */
  public String runId() {
    return header.run().toString();
  }

  /** When that run began. */
  public Instant started() {
    return header.time();
  }

  /** What is known of the list. */
  public ListInfo info() {
    return info;
  }

  /**
   * Reads the addresses of the list. What was handed over is worth nothing until this returns.
   *
   * @throws IOException when the file is damaged, or cannot be read
   */
  public void read(Consumer<EmailAddress> consumer) throws IOException {
    readRecipients(recipient -> consumer.accept(recipient.address()));
  }

  /**
   * Reads the list, with the names as the run left them. What was handed over is worth nothing
   * until this returns.
   *
   * @throws IOException when the file is damaged, or cannot be read
   */
  public void readRecipients(Consumer<Recipient> consumer) throws IOException {
    AddressNormalizer normalizer = new AddressNormalizer();
    ListsReader.read(
        file,
        (domain, text, name) -> {
          if (normalizer.normalize(text) instanceof Normalized.Accepted accepted) {
            consumer.accept(Recipient.of(accepted.address(), name));
          }
        });
  }

  /** The file. */
  @Override
  public String toString() {
    return "the list in " + file;
  }
}
