package org.hes4j.client.soap;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
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
  private StubValues() {}

  static DomainStatus domainStatus(DomainStatusType stub) {
    return DomainStatus.of(
        MailDomain.of(stub.getDomain()),
        new ListState(stub.getRevision(), stub.getCount(), ListDigest.of(stub.getDigest())));
  }

  static ChangeResult changeResult(ChangeResultType stub) {
    return ChangeResult.of(
        new ListState(stub.getRevision(), stub.getCount(), ListDigest.of(stub.getDigest())));
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
