package org.hes4j.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.client.ProtocolException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** Clients that add, delete or replace wrongly. Each has one sin. */
final class WrongWrites {
  private WrongWrites() {}

  static class SwallowsErrors extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          try {
            return super.addUsers(domain, recipients);
          } catch (HesException e) {
            return ChangeResult.untold();
          }
        }
      };
    }
  }

  static class SendsEmptyDelete extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
          if (addresses.isEmpty()) {
            // What the vendor's service makes of it.
            request();
            return ChangeResult.of(service.put(domain, MemoryService.listOf(List.of())));
          }
          return super.deleteUsers(domain, addresses);
        }
      };
    }
  }

  static class DeletesAllForOneItCannotCarry extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
          List<EmailAddress> carried =
              addresses.stream().filter(each -> check(Recipient.of(each)).isEmpty()).toList();
          if (carried.isEmpty() && !addresses.isEmpty()) {
            request();
            return ChangeResult.of(service.put(domain, MemoryService.listOf(List.of())));
          }
          return super.deleteUsers(domain, carried);
        }
      };
    }
  }

  static class DropsNames extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          return super.addUsers(
              domain, recipients.stream().map(each -> Recipient.of(each.address())).toList());
        }
      };
    }
  }

  static class ReplacesWithNobody extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult replaceUsers(MailDomain domain, Collection<Recipient> recipients) {
          if (recipients.isEmpty()) {
            request();
            return ChangeResult.of(service.put(domain, MemoryService.listOf(recipients)));
          }
          return super.replaceUsers(domain, recipients);
        }
      };
    }
  }

  static class ReplacesByAdding extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult replaceUsers(MailDomain domain, Collection<Recipient> recipients) {
          return recipients.isEmpty()
              ? super.replaceUsers(domain, recipients)
              : super.addUsers(domain, recipients);
        }
      };
    }
  }

  static class AddsByReplacing extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          return recipients.isEmpty()
              ? super.addUsers(domain, recipients)
              : super.replaceUsers(domain, recipients);
        }
      };
    }
  }

  static class SendsOneBatch extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          return super.addUsers(domain, recipients.stream().limit(100).toList());
        }
      };
    }
  }

  static class SendsLocalParts extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
          return super.deleteUsers(
              domain,
              addresses.stream()
                  .map(each -> EmailAddress.of(each.localPart() + "@" + domain.name()))
                  .toList());
        }
      };
    }
  }

  static class TellsCasesApart extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          // An EmailAddress is lower case always; this is what a binding of raw texts would do.
          List<Recipient> twice = new ArrayList<>(recipients);
          recipients.stream()
              .filter(each -> service.list(domain).containsKey(each.address()))
              .map(each -> Recipient.of(EmailAddress.of("upper-" + each.address())))
              .forEach(twice::add);
          return super.addUsers(domain, twice);
        }
      };
    }
  }

  static class MissesStrangers extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
          if (!service.list(domain).keySet().containsAll(addresses)) {
            throw new ProtocolException("HTTP 404", null, null);
          }
          return super.deleteUsers(domain, addresses);
        }
      };
    }
  }

  static class ChecksTooLittle extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Optional<String> check(Recipient recipient) {
          return Optional.empty();
        }

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          if (recipients.stream().anyMatch(each -> super.check(each).isPresent())) {
            throw new ProtocolException("HTTP 400", null, null);
          }
          return super.addUsers(domain, recipients);
        }
      };
    }
  }

  static class ChecksTooMuch extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Optional<String> check(Recipient recipient) {
          return Optional.of("no");
        }
      };
    }
  }

  static class OneThread extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        private final Thread maker = Thread.currentThread();

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          return Thread.currentThread() == maker
              ? super.addUsers(domain, recipients)
              : ChangeResult.untold();
        }
      };
    }
  }

  static class DeletesEverybody extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
          ChangeResult result = super.deleteUsers(domain, addresses);
          if (!addresses.isEmpty()) {
            service.put(domain, MemoryService.listOf(List.of()));
          }
          return result;
        }
      };
    }
  }

  static class ReplacesWithOneBatch extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult replaceUsers(MailDomain domain, Collection<Recipient> recipients) {
          return super.replaceUsers(domain, recipients.stream().limit(100).toList());
        }
      };
    }
  }
}
