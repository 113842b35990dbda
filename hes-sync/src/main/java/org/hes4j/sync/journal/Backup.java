package org.hes4j.sync.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The lists that a run was going to change, as they were before. Immutable and thread-safe; its
 * file goes when seven newer ones are there.
 */
public final class Backup {
  private final Path file;
  private final ListsHeader header;

  private Backup(Path file, ListsHeader header) {
    this.file = file;
    this.header = header;
  }

  static Backup of(Path file) throws IOException {
    return new Backup(file, ListsReader.header(file));
  }

  RunId run() {
    return header.run();
  }

  /** The run that was going to change them. */
  public String runId() {
    return header.run().toString();
  }

  /** The run whose lists that run was putting back, where it was a restore. */
  public Optional<String> restores() {
    return Optional.ofNullable(header.restores()).map(RunId::toString);
  }

  /** When that run began. */
  public Instant started() {
    return header.time();
  }

  /** What is backed up, in order of the domains. A list of no recipients counts 0. */
  public List<ListInfo> lists() {
    return header.lists();
  }

  /** The domains whose lists are backed up. */
  public Set<MailDomain> domains() {
    return domains(list -> true);
  }

  /** Those whose lists held nobody, and are known to have held nobody. */
  public Set<MailDomain> emptyDomains() {
    return domains(list -> list.count() == 0);
  }

  private Set<MailDomain> domains(Predicate<ListInfo> choice) {
    return header.lists().stream()
        .filter(choice)
        .map(ListInfo::domain)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The recipients of all lists, with their names. What a list had and is no recipient's address as
   * it stands there is rejected, with nobody in its place. Its read ends in a {@link
   * RecipientSourceException} when the file is damaged, in whatever place. Can be read any number
   * of times, also at the same time.
   */
  public RecipientSource source() {
    return new Source(file, header.run());
  }

  /** Whether the same lists are kept; which run they are from plays no part. */
  boolean holdsTheListsOf(Backup other) {
    return header.lists().stream().collect(sizes()).equals(other.lists().stream().collect(sizes()));
  }

  private static Collector<ListInfo, ?, Map<MailDomain, ListInfo.Size>> sizes() {
    return Collectors.toMap(ListInfo::domain, ListInfo::size);
  }

  /** The run, and the domains with their counts. */
  @Override
  public String toString() {
    return "backup of run "
        + runId()
        + ": "
        + header.lists().stream()
            .map(list -> list.domain() + " " + list.count())
            .collect(Collectors.joining(", "));
  }

  private record Source(Path file, RunId run) implements RecipientSource {
    @Override
    public void read(Consumer<SourceRecord> consumer) {
      Origin origin = Origin.of("backup of run " + run);
      AddressNormalizer normalizer = new AddressNormalizer();
      try {
        ListsReader.read(
            file,
            (domain, address, name) ->
                consumer.accept(record(address, name, origin, normalizer.normalize(address))));
      } catch (IOException e) {
        throw new RecipientSourceException(
            "the backup of run %s cannot be restored: %s; choose another run"
                .formatted(
                    run, e instanceof NoSuchFileException ? "its file is gone" : e.getMessage()),
            e);
      }
    }

    /** What the list had may be somebody else once it is read as a value of a source is. */
    private static SourceRecord record(
        String address, @Nullable String name, Origin origin, Normalized read) {
      if (read instanceof Normalized.Accepted accepted
          && accepted.address().toString().equals(address)) {
        return new SourceRecord.Address(address, name, origin);
      }
      return new SourceRecord.Rejected(address, reason(read), origin);
    }

    private static String reason(Normalized read) {
      if (read instanceof Normalized.Rejected rejected) {
        return rejected.reason();
      }
      return read instanceof Normalized.LeftOut left
          ? "no recipient's address (" + left.kind() + ")"
          : "more than an address: without what is not part of one it would be somebody else's";
    }

    @Override
    public String toString() {
      return "backup of run " + run;
    }
  }
}
