package org.hes4j.sync;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListState;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/** Reads the account's domains and the present lists of a run, while the source is read. */
final class ServiceReader implements Runnable {
  private final HesClient client;
  private final @Nullable Set<MailDomain> wanted;
  private final Crew crew;
  private final CompletableFuture<Scope> scope = new CompletableFuture<>();
  private final CompletableFuture<Map<MailDomain, PresentList>> lists = new CompletableFuture<>();

  ServiceReader(HesClient client, @Nullable Set<MailDomain> wanted, Crew crew) {
    this.client = client;
    this.wanted = wanted;
    this.crew = crew;
    crew.onStop(() -> scope.completeExceptionally(new Stopped()));
    crew.onStop(() -> lists.completeExceptionally(new Stopped()));
  }

  /** Waits for the account's domains. */
  Scope scope() {
    return crew.attend(scope::get);
  }

  /** Waits for the list of each domain of the run. */
  Map<MailDomain, PresentList> lists() {
    return crew.attend(lists::get);
  }

  @Override
  public void run() {
    Scope found = new Scope(client.listDomains(), wanted);
    scope.complete(found);
    Map<MailDomain, PresentList> read = new TreeMap<>();
    found.selected().forEach(status -> read.put(status.domain(), read(status)));
    lists.complete(read);
  }

  private PresentList read(DomainStatus status) {
    crew.checkStopped();
    ListState state = status.state().orElse(null);
    if (state != null && state.count() == 0) {
      return new PresentList(new AddressSet(status.domain()), state);
    }
    var result = new ListReader(client).read(status, () -> new Sink(status.domain()));
    return new PresentList(result.sink().recipients, result.state());
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
