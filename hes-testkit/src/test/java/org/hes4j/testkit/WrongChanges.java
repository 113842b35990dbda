package org.hes4j.testkit;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListDigest;
import org.hes4j.client.StageBase;
import org.hes4j.client.StagedChange;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** Clients that make atomic and staged changes wrongly. Each has one sin. */
final class WrongChanges {
  private WrongChanges() {}

  static class IgnoresRevisions extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult changeUsers(
            MailDomain domain,
            long ifRevision,
            Collection<Recipient> additions,
            Collection<EmailAddress> removals) {
          return additions.isEmpty() && removals.isEmpty()
              ? ChangeResult.untold()
              : super.changeUsers(domain, service.state(domain).revision(), additions, removals);
        }
      };
    }
  }

  static class ChangesInTwo extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult changeUsers(
            MailDomain domain,
            long ifRevision,
            Collection<Recipient> additions,
            Collection<EmailAddress> removals) {
          long before = service.state(domain).revision();
          addUsers(domain, additions);
          long skew = service.state(domain).revision() - before;
          return super.changeUsers(domain, ifRevision + skew, List.of(), removals);
        }
      };
    }
  }

  static class StagesInSight extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public StagedChange beginChange(MailDomain domain, StageBase base, long ifRevision) {
          super.beginChange(domain, base, ifRevision).abort();
          return new RightStage(service, domain, ifRevision, start(domain, base)) {

            @Override
            public void append(Collection<Recipient> additions, Collection<EmailAddress> removals) {
              super.append(additions, removals);
              addUsers(domain, additions);
            }
          };
        }
      };
    }
  }

  static class CommitsAnything extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public StagedChange beginChange(MailDomain domain, StageBase base, long ifRevision) {
          super.beginChange(domain, base, ifRevision).abort();
          return new RightStage(service, domain, ifRevision, start(domain, base)) {

            private final SortedMap<EmailAddress, Recipient> mine = start(domain, base);

            @Override
            public void append(Collection<Recipient> additions, Collection<EmailAddress> removals) {
              super.append(additions, removals);
              mine.keySet().removeAll(List.copyOf(removals));
              mine.putAll(MemoryService.listOf(additions));
            }

            @Override
            public ChangeResult commit(long count, ListDigest digest) {
              return super.commit(mine.size(), ListDigest.of(mine.keySet()));
            }
          };
        }
      };
    }
  }

  static class CommitsOnce extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public StagedChange beginChange(MailDomain domain, StageBase base, long ifRevision) {
          super.beginChange(domain, base, ifRevision).abort();
          return new RightStage(service, domain, ifRevision, start(domain, base)) {
            private boolean done;

            @Override
            public ChangeResult commit(long count, ListDigest digest) {
              if (done) {
                throw new IllegalStateException("committed already");
              }
              ChangeResult result = super.commit(count, digest);
              done = true;
              return result;
            }
          };
        }
      };
    }
  }

  static class SendsEmptyChanges extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult changeUsers(
            MailDomain domain,
            long ifRevision,
            Collection<Recipient> additions,
            Collection<EmailAddress> removals) {
          request();
          return super.changeUsers(domain, ifRevision, additions, removals);
        }
      };
    }
  }
}
