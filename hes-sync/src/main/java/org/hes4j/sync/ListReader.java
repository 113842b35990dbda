package org.hes4j.sync;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListState;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/** Reads the service's list of a domain whole, and again when it changes meanwhile. */
final class ListReader {
  private static final int ATTEMPTS = 3;
  private final HesClient client;

  ListReader(HesClient client) {
    this.client = client;
  }

  /** A list that was read whole, and its state where the binding tells it. */
  record Result<S>(S sink, @Nullable ListState state) {}

  /**
   * Reads a list.
   *
   * @param sinks makes what takes the recipients, once for each attempt
   * @throws RevisionConflictException when the list changed during each of three attempts
   */
  <S extends Consumer<Recipient>> Result<S> read(DomainStatus told, Supplier<S> sinks) {
    DomainStatus status = told;
    for (int attempt = 1; ; attempt++) {
      try {
        return readOnce(status, sinks.get());
      } catch (RevisionConflictException e) {
        if (attempt == ATTEMPTS) {
          throw restless(e);
        }
        status = fresh(status.domain());
      }
    }
  }

  private <S extends Consumer<Recipient>> Result<S> readOnce(DomainStatus status, S sink) {
    MailDomain domain = status.domain();
    ListState state = status.state().orElse(null);
    long[] count = {0};
    try (Stream<Recipient> users =
        state == null ? client.listUsers(domain) : client.listUsers(domain, state.revision())) {
      // another's client may give a parallel one, and what takes them is for one thread
      users
          .sequential()
          .forEach(
              recipient -> {
                requireDomain(domain, recipient);
                sink.accept(recipient);
                count[0]++;
              });
    }
    if (state != null && state.count() != count[0]) {
      throw new ProtocolException(
          ("the service tells %s recipients of %s at revision %s and lists %s;"
                  + " the list cannot be trusted, run again")
              .formatted(state.count(), domain, state.revision(), count[0]),
          null,
          null);
    }
    return new Result<>(sink, state);
  }

  private static void requireDomain(MailDomain domain, Recipient recipient) {
    if (!recipient.address().domain().equals(domain)) {
      throw new ProtocolException(
          "the service lists recipients of %s as those of %s; the list cannot be trusted"
              .formatted(recipient.address().domain(), domain),
          null,
          null);
    }
  }

  private DomainStatus fresh(MailDomain domain) {
    return new Scope(client.listDomains(), Set.of(domain)).selected().iterator().next();
  }

  private static RevisionConflictException restless(RevisionConflictException last) {
    return new RevisionConflictException(
        "the list of "
            + last.domain()
            + " changed while it was read, "
            + ATTEMPTS
            + " times in a row; find out who else writes it, then run again",
        last.domain(),
        last.expected(),
        last.found(),
        last.call().orElse(null),
        last);
  }
}
