package org.hes4j.client.soap;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.client.StageBase;
import org.hes4j.client.soap.stub.ChangeResultType;
import org.hes4j.client.soap.stub.DomainStatusType;
import org.hes4j.client.soap.stub.RecipientType;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** Translates between our values and the stubs'. */
final class StubValues {
  private static final ListDigest NOBODY = ListDigest.of(List.of());

  private StubValues() {}

  /**
   * The domains of the account.
   *
   * @throws IllegalArgumentException when one is told twice, or a state cannot be right
   */
  static List<DomainStatus> domains(List<DomainStatusType> stubs) {
    Set<MailDomain> told = new HashSet<>();
    List<DomainStatus> domains = new ArrayList<>(stubs.size());
    for (DomainStatusType stub : stubs) {
      MailDomain domain = MailDomain.of(stub.getDomain());
      if (!told.add(domain)) {
        throw new IllegalArgumentException("a domain that is told twice: " + domain);
      }
      domains.add(
          DomainStatus.of(domain, state(stub.getRevision(), stub.getCount(), stub.getDigest())));
    }
    return List.copyOf(domains);
  }

  static ChangeResult changeResult(ChangeResultType stub) {
    return ChangeResult.of(state(stub.getRevision(), stub.getCount(), stub.getDigest()));
  }

  /**
   * JAXB reads a number that is missing, or is none, as 0, and an empty list is changed without
   * being read. So the digest must bear the count out.
   */
  private static ListState state(long revision, long count, byte[] bytes) {
    if (revision < 0 || count < 0) {
      throw new IllegalArgumentException("revision %s, count %s".formatted(revision, count));
    }
    ListDigest digest = ListDigest.of(bytes);
    if (digest.equals(NOBODY) != (count == 0)) {
      throw new IllegalArgumentException(
          count == 0
              ? "a list of nobody, or with no count, whose digest is that of somebody"
              : "count %s with the digest of the empty list".formatted(count));
    }
    return new ListState(revision, count, digest);
  }

  /**
   * A recipient of the service's list; the normaliser remembers the domain from one to the next.
   */
  static Recipient recipient(RecipientType stub, AddressNormalizer normalizer) {
    return Recipient.of(normalizer.listed(stub.getAddress()), stub.getDisplayName());
  }

  static org.hes4j.client.soap.stub.StageBase stageBase(StageBase base) {
    return switch (base) {
      case NOTHING -> org.hes4j.client.soap.stub.StageBase.NOTHING;
      case PRESENT -> org.hes4j.client.soap.stub.StageBase.PRESENT;
    };
  }

  static List<RecipientType> recipients(Collection<Recipient> recipients) {
    return new LazyList<>(List.copyOf(recipients), StubValues::stub);
  }

  static List<String> addresses(Collection<EmailAddress> addresses) {
    return new LazyList<>(List.copyOf(addresses), EmailAddress::toString);
  }

  private static RecipientType stub(Recipient recipient) {
    RecipientType stub = new RecipientType();
    stub.setAddress(recipient.address().toString());
    recipient.displayName().ifPresent(stub::setDisplayName);
    return stub;
  }

  /**
   * Makes each element when the marshaller comes to it, so that a batch does not stand in memory
   * twice.
   */
  private static final class LazyList<F, T> extends AbstractList<T> {
    private final List<F> from;
    private final Function<F, T> mapping;

    LazyList(List<F> from, Function<F, T> mapping) {
      this.from = from;
      this.mapping = mapping;
    }

    @Override
    public T get(int index) {
      return mapping.apply(from.get(index));
    }

    @Override
    public int size() {
      return from.size();
    }
  }
}
