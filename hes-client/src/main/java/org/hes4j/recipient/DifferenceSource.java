package org.hes4j.recipient;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A source that can also tell what has changed in it since a content that it has named before, so
 * that whoever knows what came of that content need not look at every record again.
 */
public interface DifferenceSource extends VersionedSource {

  /**
   * The difference between a content named before and the one that {@link #currentVersion} has just
   * named. It leaves the next {@link #read} as it is.
   *
   * @param version the name of a content, of this object or of another one of the same source; any
   *     text will do
   * @return nothing where the difference is not known with certainty or is large, where {@code
   *     currentVersion} was not called just before, and where nobody knows the version. Never a
   *     guess: the source is to be read whole then
   * @throws RecipientSourceException when the source cannot be used at all
   */
  Optional<Difference> differenceSince(String version);

  /**
   * Hands over the content that {@link #currentVersion} has just named, as {@link #read} does, but
   * looks at what it keeps only once. Damage that {@code read} would find, and might repair, before
   * it hands over the first record may show here only after the last one, as a failure; the read
   * after that repairs it.
   *
   * @throws RecipientSourceException as {@code read} does; what was handed over is worth nothing
   *     then
   */
  default void readAtOnce(Consumer<SourceRecord> consumer) {
    read(consumer);
  }

  /**
   * What has changed. The old records without those gone are, together with those that have come,
   * the new ones: each as often as it is there, in whatever order. A record may be among both, such
   * as one that an entry has before and after its change. A few thousand at most.
   *
   * @param gone records of the old content
   * @param come records of the new content
   */
  record Difference(List<SourceRecord> gone, List<SourceRecord> come) {
    /** Copies both. */
    public Difference {
      gone = List.copyOf(gone);
      come = List.copyOf(come);
    }
  }
}
