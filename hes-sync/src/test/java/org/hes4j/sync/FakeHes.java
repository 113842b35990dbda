package org.hes4j.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hes4j.client.Capabilities;
import org.hes4j.client.Capability;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.client.RetriedCall;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.StageBase;
import org.hes4j.client.StageException;
import org.hes4j.client.StagedChange;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * The service in memory. It is honest about revisions, batches, stages and digests, keeps a diary
 * of its calls, and can be told to do something at a call, or to lie about a state.
 */
final class FakeHes implements HesClient {
  private final Map<MailDomain, Map<EmailAddress, Recipient>> lists = new TreeMap<>();
  private final Map<MailDomain, Long> revisions = new TreeMap<>();
  private final List<String> diary = new ArrayList<>();
  private Capabilities capabilities = Capabilities.of(10_000, Capability.values());
  private int openStages;

  Consumer<String> atCall = call -> {};
  final List<RetriedCall> retried = new ArrayList<>();
  UnaryOperator<ListState> told = state -> state;
  UnaryOperator<ListState> answered = state -> state;
  UnaryOperator<Stream<MailDomain>> managed = domains -> domains;
  UnaryOperator<Stream<Recipient>> listed = list -> list;
  @Nullable Function<Recipient, Optional<String>> check;

  FakeHes(String... domains) {
    for (String domain : domains) {
      lists.put(MailDomain.of(domain), new TreeMap<>());
      revisions.put(MailDomain.of(domain), 1L);
    }
  }

  FakeHes capable(int largestBatch, Capability... supported) {
    capabilities = Capabilities.of(largestBatch, supported);
    return this;
  }

  /** Puts recipients into lists as somebody else would. */
  synchronized FakeHes holding(String... addresses) {
    Stream.of(addresses)
        .map(address -> new AddressNormalizer().listed(address))
        .forEach(
            address -> {
              list(address.domain()).put(address, Recipient.of(address));
              revisions.merge(address.domain(), 1L, Long::sum);
            });
    return this;
  }

  synchronized FakeHes holding(Recipient recipient) {
    list(recipient.address().domain()).put(recipient.address(), recipient);
    return this;
  }

  synchronized List<String> addresses(String domain) {
    return list(MailDomain.of(domain)).keySet().stream().map(EmailAddress::toString).toList();
  }

  synchronized Optional<String> name(String address) {
    EmailAddress key = EmailAddress.of(address);
    return list(key.domain()).get(key).displayName();
  }

  synchronized List<String> diary() {
    return List.copyOf(diary);
  }

  /** The calls that change something when they are committed. */
  synchronized List<String> writes() {
    return diary.stream()
        .filter(call -> !call.startsWith("list") && !call.startsWith("abort"))
        .toList();
  }

  synchronized int openStages() {
    return openStages;
  }

  synchronized void clearDiary() {
    diary.clear();
  }

  private void note(String call) {
    synchronized (this) {
      diary.add(call);
    }
    atCall.accept(call);
  }

  private Map<EmailAddress, Recipient> list(MailDomain domain) {
    Map<EmailAddress, Recipient> list = lists.get(domain);
    if (list == null) {
      throw new UnknownDomainException("unknown domain " + domain, domain, null, null);
    }
    return list;
  }

  private void require(Capability capability) {
    if (!capabilities.supports(capability)) {
      throw new UnsupportedOperationException("the fake was not told to support " + capability);
    }
  }

  private void requireBatch(int size) {
    if (size > capabilities.largestBatch()) {
      throw new LimitExceededException("too large", capabilities.largestBatch(), size, null, null);
    }
  }

  private synchronized void requireRevision(MailDomain domain, long expected) {
    list(domain);
    long found = revisions.get(domain);
    if (found != expected) {
      throw new RevisionConflictException("conflict", domain, expected, found, null, null);
    }
  }

  private synchronized ListState state(MailDomain domain) {
    Map<EmailAddress, Recipient> list = list(domain);
    return new ListState(revisions.get(domain), list.size(), ListDigest.of(list.keySet()));
  }

  private ChangeResult result(MailDomain domain) {
    return capabilities.supports(Capability.LIST_STATE)
        ? ChangeResult.of(answered.apply(state(domain)))
        : ChangeResult.untold();
  }

  private synchronized ChangeResult put(MailDomain domain, Map<EmailAddress, Recipient> list) {
    if (!list.keySet().equals(list(domain).keySet())) {
      revisions.merge(domain, 1L, Long::sum);
    }
    lists.put(domain, list);
    return result(domain);
  }

  private static void merge(
      Map<EmailAddress, Recipient> list,
      Collection<Recipient> additions,
      Collection<EmailAddress> removals) {
    additions.forEach(recipient -> list.put(recipient.address(), recipient));
    removals.forEach(list::remove);
  }

  @Override
  public Capabilities capabilities() {
    if (check != null) {
      // it may have something against anybody
      Set<Capability> supported = EnumSet.allOf(Capability.class);
      supported.removeIf(c -> c == Capability.ANY_PLAIN_ADDRESS || !capabilities.supports(c));
      return Capabilities.of(capabilities.largestBatch(), supported.toArray(Capability[]::new));
    }
    return capabilities;
  }

  @Override
  public Optional<String> check(Recipient recipient) {
    return check == null ? Optional.empty() : check.apply(recipient);
  }

  @Override
  public List<DomainStatus> listDomains() {
    note("listDomains");
    return managed
        .apply(new TreeSet<>(lists.keySet()).stream())
        .map(
            domain ->
                capabilities.supports(Capability.LIST_STATE)
                    ? DomainStatus.of(domain, told.apply(state(domain)))
                    : DomainStatus.of(domain))
        .sorted(Comparator.comparing(DomainStatus::domain))
        .toList();
  }

  @Override
  public Stream<Recipient> listUsers(MailDomain domain) {
    note("listUsers " + domain);
    synchronized (this) {
      return listed.apply(List.copyOf(list(domain).values()).stream());
    }
  }

  @Override
  public Stream<Recipient> listUsers(MailDomain domain, long revision) {
    require(Capability.LIST_STATE);
    note("listUsers " + domain);
    requireRevision(domain, revision);
    synchronized (this) {
      return listed.apply(List.copyOf(list(domain).values()).stream());
    }
  }

  @Override
  public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
    note("add " + domain + " " + recipients.size());
    requireBatch(recipients.size());
    Map<EmailAddress, Recipient> list = new TreeMap<>(list(domain));
    merge(list, recipients, List.of());
    return put(domain, list);
  }

  @Override
  public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
    note("delete " + domain + " " + addresses.size());
    requireBatch(addresses.size());
    Map<EmailAddress, Recipient> list = new TreeMap<>(list(domain));
    merge(list, List.of(), addresses);
    return put(domain, list);
  }

  @Override
  public ChangeResult replaceUsers(MailDomain domain, Collection<Recipient> recipients) {
    note("replace " + domain + " " + recipients.size());
    requireBatch(recipients.size());
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("nobody");
    }
    Map<EmailAddress, Recipient> list = new TreeMap<>();
    merge(list, recipients, List.of());
    return put(domain, list);
  }

  @Override
  public ChangeResult changeUsers(
      MailDomain domain,
      long ifRevision,
      Collection<Recipient> additions,
      Collection<EmailAddress> removals) {
    require(Capability.ATOMIC_CHANGE);
    note("change " + domain + " +" + additions.size() + " -" + removals.size());
    requireBatch(additions.size() + removals.size());
    requireRevision(domain, ifRevision);
    Map<EmailAddress, Recipient> list = new TreeMap<>(list(domain));
    merge(list, additions, removals);
    return put(domain, list);
  }

  @Override
  public StagedChange beginChange(MailDomain domain, StageBase base, long ifRevision) {
    require(Capability.STAGED_CHANGE);
    note("begin " + domain + " " + base);
    requireRevision(domain, ifRevision);
    synchronized (this) {
      openStages++;
      return new Stage(
          domain,
          ifRevision,
          base == StageBase.NOTHING ? new TreeMap<>() : new TreeMap<>(list(domain)));
    }
  }

  @Override
  public List<RetriedCall> retriedCalls() {
    return List.copyOf(retried);
  }

  @Override
  public void close() {}

  private final class Stage implements StagedChange {
    private final MailDomain domain;
    private final long ifRevision;
    private final Map<EmailAddress, Recipient> list;
    private boolean open = true;

    private Stage(MailDomain domain, long ifRevision, Map<EmailAddress, Recipient> list) {
      this.domain = domain;
      this.ifRevision = ifRevision;
      this.list = list;
    }

    @Override
    public void append(Collection<Recipient> additions, Collection<EmailAddress> removals) {
      if (!open) {
        throw new IllegalStateException("this stage is closed");
      }
      note("append " + domain + " +" + additions.size() + " -" + removals.size());
      requireBatch(additions.size() + removals.size());
      merge(list, additions, removals);
    }

    @Override
    public ChangeResult commit(long count, ListDigest digest) {
      if (!open) {
        throw new IllegalStateException("this stage is closed");
      }
      note("commit " + domain + " " + count);
      requireRevision(domain, ifRevision);
      if (count != list.size() || !digest.equals(ListDigest.of(list.keySet()))) {
        throw new StageException("mismatch", StageException.Kind.MISMATCH, null, null);
      }
      end();
      return put(domain, list);
    }

    @Override
    public void abort() {
      if (open) {
        note("abort " + domain);
        end();
      }
    }

    private void end() {
      synchronized (FakeHes.this) {
        open = false;
        openStages--;
      }
    }

    @Override
    public void close() {
      abort();
    }
  }
}
