package org.hes4j.sync;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListState;
import org.hes4j.client.ProtocolException;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/** Reads the account's domains and the present lists of a run, while the source is read. */
final class ServiceReader implements Runnable {
  private final HesClient client;
  private final @Nullable Set<MailDomain> wanted;
  private final LateLists late;
  private final Crew crew;
  private final CompletableFuture<Scope> scope = new CompletableFuture<>();
  private final CompletableFuture<Map<MailDomain, PresentList>> lists = new CompletableFuture<>();

  /**
   * A reader of the service.
   *
   * @param late takes the lists that are not read while the source is
   */
  ServiceReader(HesClient client, @Nullable Set<MailDomain> wanted, LateLists late, Crew crew) {
    this.client = client;
    this.wanted = wanted;
    this.late = late;
    this.crew = crew;
    crew.onStop(() -> scope.completeExceptionally(new Stopped()));
    crew.onStop(() -> lists.completeExceptionally(new Stopped()));
  }

  /** Waits for the account's domains. */
  Scope scope() {
    return crew.attend(scope::get);
  }

  /** Waits for the list of each domain of the run; the source has been read. */
  Map<MailDomain, PresentList> lists(Intake intake) {
    Map<MailDomain, PresentList> read = crew.attend(lists::get);
    read.putAll(late.read(intake, this::read));
    return read;
  }

  @Override
  public void run() {
    Scope found = new Scope(client.listDomains(), wanted);
    Map<MailDomain, PresentList> read = new TreeMap<>();
    List<DomainStatus> now =
        found.selected().stream()
            .filter(status -> isEmpty(status) || !late.putOff(status))
            .toList();
    scope.complete(found);
    now.forEach(status -> read.put(status.domain(), read(status)));
    lists.complete(read);
  }

  private static boolean isEmpty(DomainStatus status) {
    return status.state().filter(state -> state.count() == 0).isPresent();
  }

  private PresentList read(DomainStatus status) {
    crew.checkStopped();
    if (isEmpty(status)) {
      return new PresentList(new AddressSet(status.domain()), status.state().orElse(null));
    }
    var result = new ListReader(client).read(status, () -> new Sink(status.domain()));
    AddressSet recipients = result.sink().recipients;
    requireAsTold(recipients, result.state());
    return new PresentList(recipients, result.state());
  }

  /** As many as were told need not be those that were told. */
  private static void requireAsTold(AddressSet recipients, @Nullable ListState told) {
    if (told != null && !recipients.digest().equals(told.digest())) {
      throw new ProtocolException(
          ("the service tells the digest %s of the list of %s at revision %s and lists recipients"
                  + " whose digest is %s; the list cannot be trusted, run again")
              .formatted(
                  ListCheck.brief(told.digest()),
                  recipients.domain(),
                  told.revision(),
                  ListCheck.brief(recipients.digest())),
          null,
          null);
    }
  }

  private final class Sink implements Consumer<Recipient> {
    private final AddressSet recipients;

    private Sink(MailDomain domain) {
      recipients = new AddressSet(domain);
    }

    @Override
    public void accept(Recipient recipient) {
      crew.checkStopped();
      recipients.add(recipient);
    }
  }
}
