package org.hes4j.directory;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/**
 * Makes sources of sources.
 *
 * <pre>{@code
 * RecipientSource everybody =
 *     RecipientSources.include(
 *         RecipientSources.exclude(
 *             RecipientSources.union(List.of(ldap, csv)), ExclusionList.of("@lab.example.com")),
 *         List.of("postmaster@example.com"));
 * }</pre>
 *
 * <p>Each of them keeps the promise of {@link RecipientSource}: it returns normally only after
 * every source below it has, and what a source, the consumer or a given function throws leaves it
 * unchanged. The order counts: what is included around an exclusion is not excluded.
 *
 * <p>They are immutable, and as thread-safe and as often readable as what they are made of.
 */
public final class RecipientSources {
  private RecipientSources() {}

  /**
   * Everything of all sources, read one after the other. One that fails fails all: the later ones
   * are not read. An origin is preceded by the name of its source.
   *
   * @throws IllegalArgumentException when there is no source
   */
  public static RecipientSource union(List<? extends RecipientSource> sources) {
    return new UnionSource(sources);
  }

  /**
   * Only the addresses that pass; the others are left out as {@value FilteredSource#KIND}. Records
   * of other kinds are handed on.
   *
   * @param kept says which raw, not yet normalised addresses to keep
   */
  public static RecipientSource filter(
      RecipientSource source, Predicate<? super SourceRecord.Address> kept) {
    return new FilteredSource(source, kept);
  }

  /**
   * The addresses as the function makes them. Records of other kinds are handed on.
   *
   * @param function makes one address of each, never null; it should keep the origin
   */
  public static RecipientSource map(
      RecipientSource source, UnaryOperator<SourceRecord.Address> function) {
    return new MappedSource(source, function);
  }

  /**
   * The addresses without the names that stand beside them, for where names are nobody else's
   * business: a service refuses or takes mail by addresses alone. Records of other kinds are handed
   * on.
   */
  public static RecipientSource withoutNames(RecipientSource source) {
    return new NamelessSource(source);
  }

  /**
   * The source, and after it the addresses of a list of those who count whatever the source says.
   * One that the source has as well does no harm.
   *
   * <p>Their {@link Origin#isIncluded() origin} says that they are of such a list, so that a run
   * does not take them for a sign that the source is whole: a source that has nobody itself is
   * empty, a recipient that must be kept has to be in the source itself, and a domain of which it
   * has nobody loses nobody. A deletion leaves those whom the list names. A {@link #union} makes
   * none of these distinctions.
   *
   * <p>An address with an asterisk in it is a pattern that somebody took for one of an exclusion;
   * reading it ends in a {@link org.hes4j.recipient.RecipientSourceException}.
   *
   * @param list a file of them, say
   */
  public static RecipientSource include(RecipientSource source, RecipientSource list) {
    return new IncludingSource(source, list);
  }

  /**
   * The same with a list that is given here.
   *
   * @param addresses as {@link org.hes4j.recipient.AddressNormalizer} takes them
   * @throws IllegalArgumentException when one is no address; the message names its place in the
   *     list and the reason
   */
  public static RecipientSource include(RecipientSource source, List<String> addresses) {
    return include(source, FixedList.of(addresses));
  }

  /**
   * The source without what the list excludes. That is left out as {@code excluded by address},
   * {@code excluded by domain} or {@code excluded by pattern}; addresses are compared in canonical
   * form. A value that is no address is handed on and rejected later.
   */
  public static RecipientSource exclude(RecipientSource source, ExclusionList exclusions) {
    return new ExcludingSource(source, exclusions);
  }

  /**
   * The exclusion list in that file, read now; see {@link ExclusionList#read(Path)}.
   *
   * @throws org.hes4j.recipient.RecipientSourceException when it cannot be read or a line is none
   */
  public static ExclusionList excludeList(Path file) {
    return ExclusionList.read(file);
  }

  /** The record as if it had been found there. */
  static SourceRecord at(Origin origin, SourceRecord record) {
    if (record instanceof SourceRecord.Address address) {
      return new SourceRecord.Address(address.value(), address.displayName(), origin);
    }
    if (record instanceof SourceRecord.Rejected rejected) {
      return new SourceRecord.Rejected(rejected.value(), rejected.reason(), origin);
    }
    return new SourceRecord.LeftOut(((SourceRecord.LeftOut) record).kind(), origin);
  }

  /** Reads the source and hands on what becomes of each record. */
  static void readEach(
      RecipientSource source,
      Consumer<SourceRecord> consumer,
      Function<SourceRecord.Address, SourceRecord> decide) {
    source.read(
        record ->
            consumer.accept(
                record instanceof SourceRecord.Address address ? decide.apply(address) : record));
  }
}
