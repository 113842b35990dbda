package org.hes4j.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.hes4j.client.Capabilities;
import org.hes4j.client.Capability;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.client.ProtocolException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** Clients that read wrongly, or say wrong things of themselves. Each has one sin. */
final class WrongReads {
  private WrongReads() {}

  static class ListsTooFew extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          return super.listUsers(domain).skip(1);
        }
      };
    }
  }

  static class ListsOnePage extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          return super.listUsers(domain).limit(10_000);
        }
      };
    }
  }

  static class ListsNobodyOnError extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          try {
            return super.listUsers(domain);
          } catch (HesException e) {
            return Stream.empty();
          }
        }
      };
    }
  }

  static class ReadsNoNames extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          return super.listUsers(domain).map(each -> Recipient.of(each.address()));
        }
      };
    }
  }

  static class TellsDomainsInAnyOrder extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public List<DomainStatus> listDomains() {
          List<DomainStatus> reversed = new ArrayList<>(super.listDomains());
          Collections.reverse(reversed);
          return reversed;
        }
      };
    }
  }

  static class MissesEmptyLists extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          List<Recipient> all = super.listUsers(domain).toList();
          if (all.isEmpty()) {
            throw new ProtocolException("204 without a body", null, null);
          }
          return all.stream();
        }
      };
    }
  }

  static class LeavesStreamsOpen extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        private final Semaphore connections = new Semaphore(10);

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          if (!connections.tryAcquire()) {
            throw new ConnectionException("no connection is free", false, null, null);
          }
          try {
            Recipient end = Recipient.of(EmailAddress.of("end@example.com"));
            return Stream.concat(
                super.listUsers(domain),
                Stream.of(end)
                    .filter(
                        each -> {
                          connections.release();
                          return false;
                        }));
          } catch (RuntimeException e) {
            connections.release();
            throw e;
          }
        }
      };
    }
  }

  static class RemembersLists extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        private final Map<MailDomain, List<Recipient>> remembered = new HashMap<>();

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          request();
          return remembered.computeIfAbsent(domain, key -> super.listUsers(key).toList()).stream();
        }
      };
    }
  }

  static class UnknownKind extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          if (!service.domains().contains(domain)) {
            request();
            throw new ProtocolException("HTTP 404", null, null);
          }
          return super.listUsers(domain);
        }
      };
    }
  }

  static class ListsAnyRevision extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain, long revision) {
          return super.listUsers(domain);
        }
      };
    }
  }

  static class ClaimsState extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public List<DomainStatus> listDomains() {
          return super.listDomains().stream()
              .map(status -> DomainStatus.of(status.domain()))
              .toList();
        }
      };
    }
  }

  static class KnowsNoState extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Capabilities capabilities() {
          return Capabilities.of(100, Capability.ATOMIC_CHANGE, Capability.STAGED_CHANGE);
        }
      };
    }
  }

  static class ClaimsTooLittle extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Capabilities capabilities() {
          return Capabilities.of(100);
        }
      };
    }
  }

  static class ShowsItsKey extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public String toString() {
          return "a client with the key " + key;
        }
      };
    }
  }

  static class ShowsItsKeyInAnError extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          try {
            return super.addUsers(domain, recipients);
          } catch (HesException e) {
            e.addSuppressed(new IllegalStateException("Authorization: Basic admin:" + key));
            throw e;
          }
        }
      };
    }
  }

  static class StaysOpen extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public void close() {}
      };
    }
  }
}
