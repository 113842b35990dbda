package org.hes4j.sync.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
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

  Path file() {
    return file;
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
        file, (domain, text, name) -> consumer.accept(Recipient.of(normalizer.listed(text), name)));
  }

  /** Takes a recipient as bytes. */
  @FunctionalInterface
  public interface Line {
    /**
     * Takes one of them.
     *
     * @param line holds the recipient, until this returns: the canonical address in UTF-8 and,
     *     where there is a name, a tab and the name
     * @param from where the address begins
     * @param addressEnd where it ends; that it ends with the list's domain has been checked
     * @param to where the name ends, or {@code addressEnd} when there is none
     */
    void recipient(byte[] line, int from, int addressEnd, int to);
  }

  /**
   * Reads the list as {@link #readRecipients} does, in a fifth of the time, for nothing is made of
   * the bytes and they are not checked to be addresses. They are what the run wrote once this
   * returns; that they are the list is known when their count and digest are those that the service
   * tells.
   *
   * @return what a backup of the same list can be made of
   * @throws IOException when the file is damaged, or cannot be read
   */
  public WholeList readLines(Line taker) throws IOException {
    long checksum =
        ListsReader.readLines(
            file,
            domain -> domain.equals(info.domain()) ? taker : (line, from, addressEnd, to) -> {});
    return new WholeList(this, checksum);
  }

  /** The file. */
  @Override
  public String toString() {
    return "the list in " + file;
  }
}
