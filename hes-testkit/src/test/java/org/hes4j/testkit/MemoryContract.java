package org.hes4j.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** The contract of a client that a test makes. */
abstract class MemoryContract extends HesClientContract {
  private MemoryService service;

  /** A client of the service. */
  abstract HesClient client(MemoryService memory, String key);

  @Override
  protected HesClient connect(Map<MailDomain, List<Recipient>> lists) {
    service = new MemoryService(lists);
    return client(service, MemoryService.KEY);
  }

  @Override
  protected Optional<HesClient> connectWithKey(String wrongKey) {
    return Optional.of(client(service, wrongKey));
  }

  @Override
  protected List<Recipient> held(MailDomain domain) {
    return List.copyOf(service.list(domain).values());
  }

  @Override
  protected long requests() {
    return service.requests();
  }

  @Override
  protected List<String> secrets() {
    return List.of(MemoryService.KEY);
  }
}
