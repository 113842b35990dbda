package org.hes4j.sync.journal;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** What a journal's file says of one domain's list. Immutable and thread-safe. */
public final class ListInfo {
  private final MailDomain domain;
  private final Size size;
  private final @Nullable Long revision;
  private final @Nullable Size intended;

  /**
   * How large a list is, and its fingerprint.
   *
   * @param count how many recipients
   * @param digest of their addresses
   */
  public record Size(long count, ListDigest digest) {
    // What a record has by itself is put together at the first call; a short run pays for that.

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Size size && count == size.count && digest.equals(size.digest);
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(count) + digest.hashCode();
    }
  }

  private ListInfo(MailDomain domain, Size size, @Nullable Long revision, @Nullable Size intended) {
    this.domain = domain;
    this.size = size;
    this.revision = revision;
    this.intended = intended;
  }

  /**
   * A list as it is.
   *
   * @param state what the service tells of it, or null where it tells nothing
   */
  public static ListInfo of(MailDomain domain, Size size, @Nullable ListState state) {
    return of(domain, size, state == null ? null : state.revision(), null);
  }

  static ListInfo of(
      MailDomain domain, Size size, @Nullable Long revision, @Nullable Size intended) {
    return new ListInfo(domain, size, revision, intended);
  }

  /** The same list, about to become another one. */
  public ListInfo becoming(Size after) {
    return new ListInfo(domain, size, revision, after);
  }

  /** The domain. */
  public MailDomain domain() {
    return domain;
  }

  /** How many recipients the list holds. */
  public long count() {
    return size.count();
  }

  /** The digest of the list. */
  public ListDigest digest() {
    return size.digest();
  }

  /** Count and digest. */
  public Size size() {
    return size;
  }

  /** The revision of the list at the service, where the binding tells it. */
  public OptionalLong revision() {
    return revision == null ? OptionalLong.empty() : OptionalLong.of(revision);
  }

  /** What the run was going to make of the list; of a backup alone. */
  public Optional<Size> intended() {
    return Optional.ofNullable(intended);
  }

  /** Whether the same list is meant, at the same revision. */
  boolean isSame(ListInfo other) {
    return domain.equals(other.domain)
        && size.equals(other.size)
        && Objects.equals(revision, other.revision);
  }
}
